import { type SQL, sql } from "drizzle-orm";
import { certificateCounty } from "#app/domain/certification/certificate/county.server.ts";
import { can } from "#app/domain/core/authorise.ts";
import type { Actor, Context } from "#app/domain/core/context.ts";
import { answeredFor } from "./scope.server.ts";

/** What officials decide on, one queue each. */
export const reviewQueues = ["suppliers", "products", "certificates"] as const;
export type ReviewQueueName = (typeof reviewQueues)[number];

/** How a queue stands: what waits and since when, and how long decisions of the last 30 days took. */
export type ServiceTime = {
  queue: ReviewQueueName;
  waiting: number;
  oldestSince: Date | null;
  decided: number;
  /** Seconds from handing in to the decision; null where nothing was decided. */
  medianSeconds: number | null;
};

const WINDOW_DAYS = 30;

type Row = {
  waiting: number;
  /** Milliseconds since 1970. */
  oldest: number | null;
  decided: number;
  median: number | null;
};

type Queue = {
  /** Rows that wait, as `at`, within the counties the office answers for. */
  waiting: (actor: Actor) => SQL;
  subject: string;
  /** The identifiers of everything the office answers for. */
  scope: (actor: Actor) => SQL;
  handedIn: readonly string[];
  decidedBy: readonly string[];
};

const within = (actor: Actor, county: SQL) => answeredFor(actor, county) ?? sql`true`;

/** A county recommends suppliers, the levels above decide on them: each is measured by its own step. */
const supplierSteps = (actor: Actor) =>
  actor.officeLevel === "county"
    ? {
        state: "applied",
        at: sql`o.applied_at`,
        from: ["organisation.applied", "organisation.revised"],
        to: ["organisation.recommended", "organisation.rejected"],
      }
    : {
        state: "recommended",
        at: sql`o.recommended_at`,
        from: ["organisation.recommended"],
        to: ["organisation.approved", "organisation.rejected"],
      };

function queueOf(name: ReviewQueueName, actor: Actor): Queue {
  switch (name) {
    case "suppliers": {
      const step = supplierSteps(actor);
      return {
        waiting: (who) =>
          sql`select ${step.at} as at from organisations o where o.kind = 'supplier' and o.state = ${step.state} and ${within(who, sql`o.county_code`)}`,
        subject: "organisation",
        scope: (who) =>
          sql`select o.id::text from organisations o where o.kind = 'supplier' and ${within(who, sql`o.county_code`)}`,
        handedIn: step.from,
        decidedBy: step.to,
      };
    }
    case "products":
      return {
        waiting: (who) =>
          sql`select p.submitted_at as at from products p where p.state = 'submitted' and ${within(who, sql`p.county_code`)}`,
        subject: "product",
        scope: (who) => sql`select p.id::text from products p where ${within(who, sql`p.county_code`)}`,
        handedIn: ["product.submitted"],
        decidedBy: ["product.verified", "product.returned"],
      };
    case "certificates":
      return {
        waiting: (who) =>
          sql`select submitted_at as at from certificates where state = 'submitted' and ${within(who, certificateCounty)}`,
        subject: "certificate",
        scope: (who) => sql`select id::text from certificates where ${within(who, certificateCounty)}`,
        handedIn: ["certificate.submitted"],
        decidedBy: ["certificate.verified", "certificate.rejected"],
      };
  }
}

const permissionOf = {
  suppliers: "organisation.recommend",
  products: "product.review",
  certificates: "certificate.review",
} as const;

/**
 * How the queues stand that this official decides on, within the counties its office answers for. A decision's time runs
 * from the last handing in before it, as the audit trail has both, so that a later suspension changes nothing.
 */
export async function readServiceTimes(ctx: Context): Promise<ServiceTime[]> {
  const mine = reviewQueues.filter(
    (queue) => can(ctx.actor, permissionOf[queue]) && ctx.actor.officeLevel !== "district",
  );
  return Promise.all(mine.map((queue) => readServiceTime(ctx, queue)));
}

/** How one queue stands. */
export async function readServiceTime(ctx: Context, name: ReviewQueueName): Promise<ServiceTime> {
  const queue = queueOf(name, ctx.actor);
  const since = new Date(ctx.now.getTime() - WINDOW_DAYS * 86_400_000);
  const words = (list: readonly string[]) =>
    sql.join(
      list.map((word) => sql`${word}`),
      sql`, `,
    );
  const [row] = await ctx.db.execute<Row>(sql`
    with decisions as (
      select extract(epoch from d.occurred_at - (
        select max(h.occurred_at) from audit_events h
        where h.subject_type = d.subject_type and h.subject_id = d.subject_id and h.id < d.id
          and h.action in (${words(queue.handedIn)}))) as seconds
      from audit_events d
      where d.action in (${words(queue.decidedBy)}) and d.subject_type = ${queue.subject}
        and d.occurred_at > ${since.toISOString()}::timestamptz and d.occurred_at <= ${ctx.now.toISOString()}::timestamptz
        and d.subject_id in (${queue.scope(ctx.actor)})),
    waiting as (${queue.waiting(ctx.actor)})
    select (select count(*)::int from waiting) as waiting, (select extract(epoch from min(at))::float8 * 1000 from waiting) as oldest,
           (select count(seconds)::int from decisions) as decided,
           (select percentile_cont(0.5) within group (order by seconds)::float8 from decisions) as median`);
  return {
    queue: name,
    waiting: row?.waiting ?? 0,
    oldestSince: row?.oldest == null ? null : new Date(row.oldest),
    decided: row?.decided ?? 0,
    medianSeconds: row?.median == null ? null : Math.round(row.median),
  };
}
