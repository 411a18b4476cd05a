import "#scripts/environment.ts";
import { type BrokenLink, verifyTraces } from "#app/domain/provenance/trace/verify.server.ts";
import { connect } from "#db/client.server.ts";
import { leaseDatabase } from "#scripts/database/lease.ts";

const words: Record<BrokenLink["problem"], string> = {
  sequence: "its number does not follow the one before: an event was taken away, put in or moved",
  "previous-hash": "it names another event than the one before it",
  content: "its fields are not those it was written with",
  "end-missing": "the chain ends otherwise than it was kept to: the last event was taken away or exchanged",
  "end-unknown": "nothing is kept of how the chain ends",
};

/** Recomputes every chain of trace events and names the broken links: `npm run trace:verify`. Exit code 1 if any. */
async function main(): Promise<void> {
  const lease = await leaseDatabase((message) => console.error(message));
  const connection = connect(lease.appUrl, {
    max: 1,
    applicationName: "huiqian-trace-verify",
    statementTimeoutMs: 0,
  });
  try {
    const { chains, events, broken, brokenCount } = await verifyTraces(connection.sql, (count) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${count.toLocaleString("en")} events`);
    });
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
    for (const { batchCode, sequence, problem } of broken)
      console.log(`batch ${batchCode}, event ${sequence}: ${words[problem]}`);
    if (brokenCount > broken.length) console.log(`… and ${brokenCount - broken.length} more`);
    console.log(
      `${chains.toLocaleString("en")} chains, ${events.toLocaleString("en")} events: ${
        brokenCount === 0 ? "all agree" : `${brokenCount.toLocaleString("en")} broken`
      }`,
    );
    process.exitCode = brokenCount === 0 ? 0 : 1;
  } finally {
    await connection.close();
    await lease.release();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
