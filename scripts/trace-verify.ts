import "#scripts/environment.ts";
import { type BrokenLink, verifyTraces } from "#app/domain/provenance/trace/verify.server.ts";
import { onDatabase } from "#scripts/database/on-database.ts";

const words: Record<BrokenLink["problem"], string> = {
  sequence: "its number does not follow the one before: an event was taken away, put in or moved",
  "previous-hash": "it names another event than the one before it",
  content: "its fields are not those it was written with",
  "end-missing": "the chain ends otherwise than it was kept to: the last event was taken away or exchanged",
  "end-unknown": "nothing is kept of how the chain ends",
};

/** Recomputes every chain of trace events and names the broken links: `npm run trace:verify`. Exit code 1 if any. */
await onDatabase(
  { max: 1, applicationName: "huiqian-trace-verify", statementTimeoutMs: 0 },
  async (connection) => {
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
  },
);
