/** Which part may import which; the same table, in words, is in docs/architecture.md. */

const SERVER_FILE = "[.]server[.]tsx?$";
const VOCABULARY = "^db/vocabulary/";

/** The other modules a domain module may import, besides core and kernel: those its tables have keys to. */
const MODULES = {
  accounts: [],
  catalogue: ["accounts"],
  provenance: ["accounts", "catalogue"],
  certification: ["accounts", "catalogue", "provenance"],
  procurement: ["accounts", "catalogue", "provenance", "certification"],
  logistics: ["accounts", "catalogue", "provenance", "procurement"],
  recall: ["accounts", "catalogue", "provenance", "procurement"],
  payments: ["accounts", "procurement"],
  ledger: ["accounts", "catalogue", "procurement", "payments"],
  indicators: ["accounts"],
  channels: ["accounts", "catalogue", "procurement", "payments", "ledger"],
  reporting: [
    "accounts",
    "catalogue",
    "provenance",
    "certification",
    "procurement",
    "logistics",
    "recall",
    "payments",
    "ledger",
    "indicators",
    "channels",
    // Pages show what the search says is for sale.
    "search",
  ],
  search: ["accounts", "catalogue", "provenance", "certification", "procurement"],
  notifications: [
    "accounts",
    "catalogue",
    "provenance",
    "certification",
    "procurement",
    "logistics",
    "recall",
    "payments",
    "ledger",
  ],
};

/** Files of this project below `folder` import, of this project, nothing but `allowed`. */
function only(name, comment, folder, allowed) {
  return {
    name,
    severity: "error",
    comment,
    from: { path: folder },
    to: { path: "^(app|db|server|scripts|tests)/", pathNot: allowed },
  };
}

const moduleRules = Object.entries(MODULES).map(([module, others]) =>
  only(
    `domain-${module}`,
    "Foreign keys decide who may import whom: a module imports those its tables point at, never the reverse. What would need the reverse is a flow, or a fact passed as an argument.",
    `^app/domain/${module}/`,
    [
      "^app/kernel/",
      "^db/",
      "^app/env[.]server[.]ts$",
      `^app/domain/(${[module, "core", ...others].join("|")})/`,
    ],
  ),
);

module.exports = {
  forbidden: [
    only(
      "kernel-stands-alone",
      "The kernel is pure and runs anywhere: if it knew the rest, the rest could not be built on it.",
      "^app/kernel/",
      ["^app/kernel/"],
    ),
    only(
      "vocabulary-stands-alone",
      "The words stored in rows are the only part of db/ that a browser may load, so they bring nothing along.",
      "^db/vocabulary/",
      ["^db/vocabulary/"],
    ),
    only("db-is-a-leaf", "Tables know nothing of what is done with them.", "^db/", ["^db/"]),
    only(
      "core-below-modules",
      "Context, transaction, policy, audit and jobs serve every module, so they know none.",
      "^app/domain/core/",
      ["^app/domain/core/", "^app/kernel/", "^db/"],
    ),
    ...moduleRules,
    only(
      "integrations-know-no-domain",
      "An outside system is wrapped once, in its own terms; a flow or a job translates.",
      "^app/integrations/",
      ["^app/integrations/", "^app/kernel/", "^app/env[.]server[.]ts$"],
    ),
    only(
      "flows-join-modules",
      "A flow is one transaction over several modules; it knows no request and no page.",
      "^app/flows/",
      [
        "^app/flows/",
        "^app/domain/",
        "^app/integrations/",
        "^app/kernel/",
        "^db/",
        "^app/env[.]server[.]ts$",
      ],
    ),
    only(
      "worker-delivers",
      "A job calls a flow, an act or an integration, as a page would, and no page.",
      "^app/worker/",
      [
        "^app/worker/",
        "^app/flows/",
        "^app/domain/",
        "^app/integrations/",
        "^app/kernel/",
        "^db/",
        "^app/env[.]server[.]ts$",
      ],
    ),
    only(
      "http-knows-actors-only",
      "What turns a request into an actor and a refusal into a status knows accounts, and no business.",
      "^app/http/",
      [
        "^app/http/",
        "^app/domain/(core|accounts)/",
        "^app/kernel/",
        "^app/(i18n|locales)/",
        "^app/(paths|env[.]server)[.]ts$",
        "^db/(vocabulary/|client[.]server[.]ts$)",
        "^server/load-context[.]ts$",
      ],
    ),
    only(
      "ui-takes-view-data",
      "Page parts are given what they show; they fetch nothing, so that they can be shown anywhere.",
      "^app/ui/",
      ["^app/(ui|kernel|i18n|locales|styles)/", "^app/paths[.]ts$", VOCABULARY, "^app/domain/"],
    ),
    {
      name: "ui-is-browser-safe",
      severity: "error",
      comment:
        "A page part runs in the browser: a server file would take the database driver there. Types are gone by then.",
      from: { path: "^app/(ui|kernel|locales)/", pathNot: [SERVER_FILE, "[.]test[.]tsx?$"] },
      to: { path: SERVER_FILE, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "pure-domain-files-stay-pure",
      severity: "error",
      comment:
        "Decisions, states and inputs are shared with the browser and tested without a database; only types may come from a server file.",
      from: { path: "^app/domain/", pathNot: [SERVER_FILE, "[.]test[.]ts$"] },
      to: { path: ["^db/(?!vocabulary/)", SERVER_FILE], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "routes-never-touch-the-database",
      severity: "error",
      comment:
        "A page asks an act or a query, which check permission and organisation. A page with its own SQL is where the next leak comes from.",
      from: { path: "^app/(routes|root|entry)" },
      to: { path: ["^db/(?!vocabulary/)", "^node_modules/(drizzle-orm|postgres)/"] },
    },
    {
      name: "routes-never-call-integrations",
      severity: "error",
      comment: "Outside systems are reached by jobs, after the transaction that asked for them.",
      from: { path: "^app/(routes|root|entry|ui)" },
      to: { path: "^app/integrations/" },
    },
    {
      name: "records-are-private",
      severity: "error",
      comment: "Loading and locking rows belongs to their module; everybody else calls its acts and queries.",
      from: { path: "^(app/domain/([^/]+)/|app/|server/|scripts/)", pathNot: "^app/flows/" },
      to: { path: "^app/domain/[^/]+/.*records[.]server[.]ts$", pathNot: "^app/domain/$2/" },
    },
    {
      name: "nothing-imports-the-outermost",
      severity: "error",
      comment: "Scripts, the server and tests build the application; it does not know them.",
      from: { path: "^(app|db)/", pathNot: ["[.]test[.]tsx?$", "^app/http/"] },
      to: { path: "^(scripts|server|tests)/" },
    },
    {
      name: "nothing-imports-a-test",
      severity: "error",
      comment: "What a test needs and the application too is not a test.",
      from: { pathNot: ["[.]test[.]tsx?$", "^tests/"] },
      to: { path: ["[.]test[.]tsx?$", "^tests/"] },
    },
    {
      name: "reports-are-read-by-pages",
      severity: "error",
      comment:
        "Reporting, search and notifications may read any row, so a module that imported them would import all.",
      from: { path: "^app/domain/(?!reporting/|search/|notifications/)" },
      to: { path: "^app/domain/(reporting|search|notifications)/" },
    },
    {
      name: "no-circles",
      severity: "error",
      comment: "Two files that need each other are one file, or hide a third.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "what-is-imported-exists",
      severity: "error",
      comment: "An import that resolves to nothing would escape every other rule.",
      from: { path: "^(app|db|server|scripts|tests)/" },
      to: { couldNotResolve: true, pathNot: ["^virtual:", "[.]css[?]url$", "^#?build/"] },
    },
    {
      name: "no-development-package-at-run-time",
      severity: "error",
      comment: "The production image leaves development packages out.",
      from: { path: "^(app|db|server)/", pathNot: ["[.]test[.]tsx?$", "(^|/)routes[.]ts$"] },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "^node_modules/vite/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|[.]cache|[.]huiqian)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
