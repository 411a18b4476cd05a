import "#scripts/environment.ts";
import { createInterface } from "node:readline/promises";
import { foundPlatform } from "#app/domain/accounts/organisation/found-platform.server.ts";
import { resetPassword } from "#app/domain/accounts/user/reset-password.server.ts";
import type { SystemContext } from "#app/domain/core/context.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import type { Connection } from "#db/client.server.ts";
import { onDatabase } from "#scripts/database/on-database.ts";

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

type Command = (ctx: SystemContext) => Promise<string>;

/** What the words of the command line ask for; null when that is nothing we know. */
function commandOf([command, ...words]: string[]): Command | null {
  if (command === "found" && words.length === 3) {
    const [name = "", adminName = "", email = ""] = words;
    return async (ctx) => {
      const admin = { name: adminName, email, password: await readPassword() };
      const { organisationId } = await foundPlatform(ctx, { name, admin });
      return `The platform ${organisationId} is founded; ${email} can sign in.`;
    };
  }
  if (command === "reset-password" && words.length === 1) {
    const [email = ""] = words;
    return async (ctx) => {
      await resetPassword(ctx, { email, newPassword: await readPassword() });
      return `${email} has the new password and must sign in again everywhere.`;
    };
  }
  return null;
}

const command = commandOf(process.argv.slice(2));
if (command === null) {
  console.error(usage);
  process.exitCode = 2;
} else {
  await onDatabase({ max: 2, applicationName: "huiqian-people" }, async (connection) => {
    try {
      console.log(await command(contextOn(connection)));
    } catch (error) {
      if (!isDomainError(error)) throw error;
      console.error(`Refused: ${error.code}`);
      process.exitCode = 1;
    }
  });
}
