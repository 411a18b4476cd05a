import { connect } from "#db/client.server.ts";
import { demoPassword, demoSignIns } from "#db/demo/sign-ins.ts";

/** Lines that list the demonstration sign-ins, for a database that has them; empty otherwise. */
export async function demonstrationSignIns(databaseUrl: string): Promise<string> {
  const { sql, close } = connect(databaseUrl, { max: 1 });
  try {
    const emails = demoSignIns.map(({ email }) => email);
    const present = await sql<{ email: string }[]>`select email from users where email = any(${emails})`;
    const known = new Set(present.map(({ email }) => email));
    const lines = demoSignIns
      .filter(({ email }) => known.has(email))
      .map(({ email, name, roles }) => `    ${email.padEnd(34)}${name} · ${roles.join(", ")}`);
    if (lines.length === 0) return "";
    return `\n  演示账号 · demonstration sign-ins (密码 password: ${demoPassword})\n${lines.join("\n")}\n`;
  } finally {
    await close();
  }
}
