import "#scripts/environment.ts";
import { createInterface } from "node:readline/promises";
import { foundPlatform } from "#app/domain/accounts/organisation/found-platform.server.ts";
import { resetPassword } from "#app/domain/accounts/user/reset-password.server.ts";
import type { SystemContext } from "#app/domain/core/context.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { connect, type Connection } from "#db/client.server.ts";
import { leaseDatabase } from "#scripts/database/lease.ts";

const usage = `What only who runs the platform may do; passwords are read from standard input.
  npm run people -- found <platform name> <administrator's name> <e-mail address>
  npm run people -- reset-password <e-mail address>`;

const contextOn = ({ db }: Connection): SystemContext => ({
  db,
  transactional: false,
  actor: null,
  now: new Date(),
  requestId: "command-line",
  demo: false,
});

/** The first line of standard input; what is typed at a terminal is asked for. */
async function readPassword(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const password = await lines.question(process.stdin.isTTY ? "Password (10 characters or more): " : "");
  lines.close();
  return password;
}

async function run(connection: Connection, [command, ...words]: string[]): Promise<string> {
  const ctx = contextOn(connection);
  if (command === "found" && words.length === 3) {
    const [name = "", adminName = "", email = ""] = words;
    const admin = { name: adminName, email, password: await readPassword() };
    const { organisationId } = await foundPlatform(ctx, { name, admin });
    return `The platform ${organisationId} is founded; ${email} can sign in.`;
  }
  if (command === "reset-password" && words.length === 1) {
    const [email = ""] = words;
    await resetPassword(ctx, { email, newPassword: await readPassword() });
    return `${email} has the new password and must sign in again everywhere.`;
  }
  process.exitCode = 2;
  return usage;
}

const lease = await leaseDatabase((message) => console.error(message));
const connection = connect(lease.appUrl, { max: 2, applicationName: "huiqian-people" });
try {
  console.log(await run(connection, process.argv.slice(2)));
} catch (error) {
  console.error(isDomainError(error) ? `Refused: ${error.code}` : error);
  process.exitCode = 1;
} finally {
  await connection.close();
  await lease.release();
}
