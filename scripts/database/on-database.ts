import { type Connection, type ConnectOptions, connect } from "#db/client.server.ts";
import { explain } from "#scripts/explain.ts";
import { leaseDatabase } from "./lease.ts";
import { countApplied, countJournal, MIGRATIONS_FOLDER } from "./prepare.ts";

/** Exit code of a program that could not do what it is for. */
const COULD_NOT = 2;

/**
 * Does a program's work on this checkout's database, as the application's role, and lets go of the database whatever
 * happens. What goes wrong is told in words on standard error, with exit code 2; so is a database that is not migrated.
 */
export async function onDatabase(
  options: ConnectOptions & { applicationName: string },
  work: (connection: Connection) => Promise<void>,
): Promise<void> {
  try {
    const lease = await leaseDatabase((message) => console.error(message));
    try {
      const connection = connect(lease.appUrl, options);
      try {
        await requireMigrated(connection);
        await work(connection);
      } finally {
        await connection.close();
      }
    } finally {
      await lease.release();
    }
  } catch (error) {
    console.error(explain(error));
    process.exitCode = COULD_NOT;
  }
}

async function requireMigrated({ sql }: Connection): Promise<void> {
  const missing = (await countJournal(MIGRATIONS_FOLDER)) - (await countApplied(sql));
  if (missing > 0)
    throw new Error(
      `The database is not up to date: ${missing} migrations are missing. Run: npm run db:migrate`,
    );
}
