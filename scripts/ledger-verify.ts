import "#scripts/environment.ts";
import { type ChainProblem, MOST_TOLD, verifyLedger } from "#app/domain/ledger/chain/verify.server.ts";
import { onDatabase } from "#scripts/database/on-database.ts";

/**
 * Recomputes the chain over the ledger's entries and evidence and names what does not agree with it:
 * `npm run ledger:verify`. Exit code 1 if anything.
 */
await onDatabase(
  { max: 1, applicationName: "huiqian-ledger-verify", statementTimeoutMs: 0 },
  async (connection) => {
    const { links, entries, roots, problems } = await verifyLedger(connection, (count) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${count.toLocaleString("en")} links`);
    });
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
    for (const problem of problems) console.log(wordsOf(problem));
    console.log(
      `${links.toLocaleString("en")} links over ${entries.toLocaleString("en")} entries, ${roots.toLocaleString("en")} daily roots: ${
        problems.length === 0
          ? "all agree"
          : `${problems.length === MOST_TOLD ? "at least " : ""}${problems.length} problems`
      }`,
    );
    process.exitCode = problems.length === 0 ? 0 : 1;
  },
);

function wordsOf(problem: ChainProblem): string {
  switch (problem.kind) {
    case "position":
      return `position ${problem.position}: the link is missing`;
    case "row-missing":
      return `position ${problem.position}: ${rowOf(problem)} was taken away`;
    case "content":
      return `position ${problem.position}: ${rowOf(problem)} is not as it was written`;
    case "end":
      return `position ${problem.position}: the chain ends otherwise than it was kept to`;
    case "not-linked":
      return `${rowOf(problem)} is in no link: it was put in past the chain`;
    case "root":
      return `the published root of ${problem.day} (position ${problem.position}) is not that of the chain`;
  }
}

function rowOf({ entryId, grade }: { entryId: number; grade: string }): string {
  return grade === "" ? `entry ${entryId}` : `evidence “${grade}” of entry ${entryId}`;
}
