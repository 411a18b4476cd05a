import { connect } from "#db/client.server.ts";
import { openLocalCluster } from "#scripts/embedded-postgres/local.ts";
import { postmasterEnded } from "#scripts/embedded-postgres/postmaster.ts";
import { runningStart } from "#scripts/running.ts";

export type DatabaseLease = {
  /** URL of the role the application works as. */
  appUrl: string;
  /** URL of the role that owns the tables. */
  ownerUrl: string;
  /** True for the checkout's own server, false for one named by DATABASE_URL. */
  embedded: boolean;
  /** Settles when the embedded server is gone; never for a server that is not ours to watch. */
  ended(): Promise<void>;
  /** Stops the embedded server if this call started it. */
  release(): Promise<void>;
  /** Stops the embedded server whoever started it. */
  stop(): Promise<void>;
};

/** Throws a sentence that names the variable when its URL leads to no database that lets us in. */
async function requireReachable(variable: string, url: string): Promise<void> {
  try {
    const { sql, close } = connect(url, { max: 1 });
    await sql`select 1`.finally(close);
  } catch (cause) {
    throw new Error(`${variable} leads to no database that lets us in.`, { cause });
  }
}

/**
 * The database this checkout works on: the one DATABASE_URL names (with MIGRATION_DATABASE_URL for the owner),
 * or else its embedded PostgreSQL, started when it is not running.
 */
export async function leaseDatabase(onProgress?: (message: string) => void): Promise<DatabaseLease> {
  const named = process.env.DATABASE_URL;
  if (named) {
    const ownerUrl = process.env.MIGRATION_DATABASE_URL || named;
    await requireReachable("DATABASE_URL", named);
    if (ownerUrl !== named) await requireReachable("MIGRATION_DATABASE_URL", ownerUrl);
    const nothing = async () => undefined;
    const never = () => new Promise<void>(() => undefined);
    return { appUrl: named, ownerUrl, embedded: false, ended: never, release: nothing, stop: nothing };
  }
  const cluster = await openLocalCluster(onProgress);
  return {
    appUrl: cluster.appUrl(),
    ownerUrl: cluster.ownerUrl(),
    embedded: true,
    ended: () => postmasterEnded(cluster.dataFolder),
    release: async () => {
      // A start that began meanwhile works on this server and stops it itself.
      if (cluster.startedHere && !(await runningStart())) await cluster.stop();
    },
    stop: () => cluster.stop(),
  };
}
