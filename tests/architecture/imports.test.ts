import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CHECKOUT } from "#scripts/checkout.ts";

type Rules = { forbidden: { name: string; comment?: string }[] };
type Outcome = { summary: { violations: { from: string; to: string; rule: { name: string } }[] } };

const config = join(CHECKOUT, ".dependency-cruiser.cjs");
const rules = createRequire(import.meta.url)(config) as Rules;

/** For each rule, a file and the import that the rule must report. */
const FORBIDDEN: Record<string, [from: string, to: string]> = {
  "kernel-stands-alone": ["app/kernel/money.ts", "#db/vocabulary/words.ts"],
  "vocabulary-stands-alone": ["db/vocabulary/products.ts", "#db/schema/rows.server.ts"],
  "db-is-a-leaf": ["db/schema/orders.server.ts", "#app/kernel/pure.ts"],
  "core-below-modules": ["app/domain/core/audit.server.ts", "#app/domain/accounts/act.server.ts"],
  "domain-accounts": ["app/domain/accounts/join.server.ts", "#app/domain/procurement/act.server.ts"],
  "domain-catalogue": ["app/domain/catalogue/publish.server.ts", "#app/domain/provenance/act.server.ts"],
  "domain-provenance": ["app/domain/provenance/note.server.ts", "#app/domain/procurement/act.server.ts"],
  "domain-certification": [
    "app/domain/certification/verify.server.ts",
    "#app/domain/procurement/act.server.ts",
  ],
  "domain-procurement": ["app/domain/procurement/order.server.ts", "#app/domain/payments/act.server.ts"],
  "domain-logistics": ["app/domain/logistics/ship.server.ts", "#app/domain/payments/act.server.ts"],
  "domain-recall": ["app/domain/recall/open.server.ts", "#app/domain/payments/act.server.ts"],
  "domain-payments": ["app/domain/payments/pay.server.ts", "#app/domain/ledger/act.server.ts"],
  "domain-ledger": ["app/domain/ledger/post.server.ts", "#app/flows/flow.server.ts"],
  "domain-indicators": ["app/domain/indicators/report.server.ts", "#app/domain/ledger/act.server.ts"],
  "domain-channels": ["app/domain/channels/import.server.ts", "#app/domain/reporting/act.server.ts"],
  "domain-reporting": ["app/domain/reporting/cockpit.server.ts", "#app/flows/flow.server.ts"],
  "domain-search": ["app/domain/search/find.server.ts", "#app/domain/ledger/act.server.ts"],
  "domain-notifications": ["app/domain/notifications/inbox.server.ts", "#app/flows/flow.server.ts"],
  "integrations-know-no-domain": ["app/integrations/mail.server.ts", "#app/domain/accounts/act.server.ts"],
  "flows-join-modules": ["app/flows/accept.server.ts", "#app/http/actor.server.ts"],
  "worker-delivers": ["app/worker/expire.server.ts", "#app/http/actor.server.ts"],
  "http-knows-actors-only": ["app/http/form.server.ts", "#app/domain/procurement/act.server.ts"],
  "ui-takes-view-data": ["app/ui/list.tsx", "#db/schema/rows.server.ts"],
  "ui-is-browser-safe": ["app/ui/card.tsx", "#app/domain/accounts/act.server.ts"],
  "pure-domain-files-stay-pure": ["app/domain/accounts/states.ts", "#app/domain/accounts/act.server.ts"],
  "routes-never-touch-the-database": ["app/routes/page.tsx", "#db/schema/rows.server.ts"],
  "routes-never-call-integrations": ["app/routes/pay.tsx", "#app/integrations/outside.server.ts"],
  "records-are-private": ["app/routes/order.tsx", "#app/domain/accounts/records.server.ts"],
  "nothing-imports-the-outermost": ["app/flows/start.server.ts", "#scripts/outermost.ts"],
  "nothing-imports-a-test": ["scripts/seed.ts", "#tests/support.ts"],
  "reports-are-read-by-pages": ["app/domain/accounts/total.server.ts", "#app/domain/reporting/act.server.ts"],
  "no-circles": ["app/kernel/one.ts", "#app/kernel/two.ts"],
  "what-is-imported-exists": ["server/front.ts", "#app/kernel/missing.ts"],
};

const TARGETS = [
  "db/vocabulary/words.ts",
  "db/schema/rows.server.ts",
  "app/kernel/pure.ts",
  ...["accounts", "procurement", "provenance", "payments", "ledger", "reporting"].map(
    (m) => `app/domain/${m}/act.server.ts`,
  ),
  "app/domain/accounts/records.server.ts",
  "app/flows/flow.server.ts",
  "app/http/actor.server.ts",
  "app/integrations/outside.server.ts",
  "scripts/outermost.ts",
  "tests/support.ts",
];

let violations: Outcome["summary"]["violations"];
let folder: string;

async function place(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "huiqian-imports-"));
  const { imports } = JSON.parse(await readFile(join(CHECKOUT, "package.json"), "utf8"));
  await place("package.json", JSON.stringify({ name: "fixture", type: "module", imports }));
  await place("tsconfig.json", await readFile(join(CHECKOUT, "tsconfig.json"), "utf8"));
  for (const target of TARGETS) await place(target, "export const value = 1;\n");
  for (const [from, to] of Object.values(FORBIDDEN)) {
    await place(from, `import { value } from "${to}";\nexport const used = value;\n`);
  }
  await place("app/kernel/two.ts", 'import { used } from "./one.ts";\nexport const value = used;\n');
  violations = await new Promise((resolve, reject) => {
    const program = join(CHECKOUT, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
    const args = [program, "app", "db", "server", "scripts", "--config", config, "--output-type", "json"];
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 32e6 }, (_error, stdout, stderr) => {
      try {
        resolve((JSON.parse(stdout) as Outcome).summary.violations);
      } catch {
        reject(new Error(stderr || stdout));
      }
    });
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(Object.entries(FORBIDDEN))("%s reports %s", (rule, [from]) => {
  expect(violations).toContainEqual(
    expect.objectContaining({ from, rule: expect.objectContaining({ name: rule }) }),
  );
});

it("leaves no rule without a proof or a reason", () => {
  const proven = [...Object.keys(FORBIDDEN), "no-development-package-at-run-time"].sort();
  expect(rules.forbidden.map(({ name }) => name).sort()).toEqual(proven);
  expect(rules.forbidden.filter(({ comment }) => !comment)).toEqual([]);
});
