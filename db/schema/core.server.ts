import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, json, milli } from "../columns.ts";

/** Who did what to which row, with the row before and after; append-only. */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    occurredAt: instant("occurred_at").notNull(),
    action: text("action").notNull(),
    actorUserId: uuid("actor_user_id"),
    actorOrganisationId: uuid("actor_organisation_id"),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    before: json<unknown>("before"),
    after: json<unknown>("after"),
    reason: text("reason"),
    requestId: text("request_id"),
  },
  (table) => [
    index("audit_events_subject").on(table.subjectType, table.subjectId, table.id),
    index("audit_events_decisions")
      .on(table.subjectType, table.occurredAt)
      .where(
        sql`action in ('organisation.recommended', 'organisation.approved', 'organisation.rejected', 'product.verified', 'product.returned', 'certificate.verified', 'certificate.rejected')`,
      ),
    index("audit_events_organisation").on(table.actorOrganisationId, table.id),
  ],
);

/** The last number given in a series; taken under a row lock inside the transaction that uses it, so gaps cannot arise. */
export const numberSeries = pgTable("number_series", {
  series: text("series").primaryKey(),
  last: milli("last").notNull(),
});

/** How often something was tried in the current window, counted for all processes together. */
export const attemptCounters = pgTable(
  "attempt_counters",
  {
    key: text("key").primaryKey(),
    count: integer("count").notNull(),
    windowEndsAt: instant("window_ends_at").notNull(),
  },
  (table) => [index("attempt_counters_window").on(table.windowEndsAt)],
);
