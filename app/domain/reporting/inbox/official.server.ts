import { and, count, eq, inArray, sql } from "drizzle-orm";
import { certificateCounty } from "#app/domain/certification/certificate/county.server.ts";
import { can } from "#app/domain/core/authorise.ts";
import type { Context } from "#app/domain/core/context.ts";
import { listReviewedBasesToTest } from "#app/domain/reporting/inspection/base-retests.server.ts";
import { countReviewedRetestsOverdue } from "#app/domain/reporting/inspection/retests.server.ts";
import { countSpotChecksDue } from "#app/domain/reporting/inspection/spot-checks.server.ts";
import { isPrefecture } from "#app/domain/channels/import/office.ts";
import { countWaitingSales } from "#app/domain/reporting/channels/waiting.server.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { certificates } from "#db/schema/certification.server.ts";
import { countWaitingPeriods } from "#app/domain/reporting/period/waiting.server.ts";
import { countReminders } from "#app/domain/reporting/reminder/certificates.server.ts";
import { answeredFor } from "#app/domain/reporting/review/scope.server.ts";
import { countOpenRecalls } from "./recalls.server.ts";
import { type InboxItem, waiting } from "./item.ts";

export type OfficialWork =
  | "suppliers_to_recommend"
  | "organisations_to_decide"
  | "products_to_review"
  | "certificates_to_review"
  | "certificates_expired"
  | "certificates_expiring"
  | "spot_checks_due"
  | "bases_to_test"
  | "retests_overdue"
  | "imports_to_verify"
  | "imports_to_confirm"
  | "conflicts_to_decide"
  | "months_to_close"
  | "reopenings_to_decide"
  | "recalls_late"
  | "recalls_open";

/** What waits for this official, within the counties or the district the office answers for. */
export async function officialInbox(ctx: Context): Promise<InboxItem<OfficialWork>[]> {
  const { actor, db } = ctx;
  const applications = db
    .select({
      toRecommend: count(
        sql`case when ${organisations.kind} = 'supplier' and ${organisations.state} = 'applied' then 1 end`,
      ),
      suppliersToDecide: count(
        sql`case when ${organisations.kind} = 'supplier' and ${organisations.state} = 'recommended' then 1 end`,
      ),
      othersToDecide: count(
        sql`case when ${organisations.kind} <> 'supplier' and ${organisations.state} = 'applied' then 1 end`,
      ),
    })
    .from(organisations)
    .where(
      and(
        inArray(organisations.state, ["applied", "recommended"]),
        actor.officeLevel === "district"
          ? and(
              eq(organisations.kind, "institution"),
              eq(organisations.districtCode, actor.districtCode ?? ""),
            )
          : answeredFor(actor, organisations.countyCode),
      ),
    );
  const reviewed = db
    .select({ rows: count() })
    .from(products)
    .where(and(eq(products.state, "submitted"), answeredFor(actor, products.countyCode)));
  const certified = db
    .select({ rows: count() })
    .from(certificates)
    .where(and(eq(certificates.state, "submitted"), answeredFor(actor, certificateCounty)));
  const plansChecks = can(actor, "spot_check.plan");
  const [
    sales,
    periods,
    [application],
    [product],
    [certificate],
    recalls,
    reminders,
    spotChecksDue,
    retestsOverdue,
    bases,
  ] = await Promise.all([
    countWaitingSales(ctx),
    countWaitingPeriods(ctx),
    applications,
    reviewed,
    certified,
    countOpenRecalls(ctx),
    countReminders(ctx),
    plansChecks ? countSpotChecksDue(ctx) : 0,
    plansChecks ? countReviewedRetestsOverdue(ctx) : 0,
    plansChecks ? listReviewedBasesToTest(ctx) : [],
  ]);
  const decides = can(actor, "organisation.decide") && actor.officeLevel !== "county";
  const items: [OfficialWork, number, boolean][] = [
    ["recalls_late", recalls.late, can(actor, "recall.read")],
    ["recalls_open", recalls.open, can(actor, "recall.read")],
    [
      "suppliers_to_recommend",
      application?.toRecommend ?? 0,
      can(actor, "organisation.recommend") && actor.officeLevel === "county",
    ],
    [
      "organisations_to_decide",
      (application?.suppliersToDecide ?? 0) + (application?.othersToDecide ?? 0),
      decides,
    ],
    ["spot_checks_due", spotChecksDue, plansChecks],
    ["bases_to_test", bases.length, plansChecks],
    ["retests_overdue", retestsOverdue, plansChecks],
    ["imports_to_verify", sales.toVerify, can(actor, "sales.verify") && actor.officeLevel === "county"],
    ["imports_to_confirm", sales.toConfirm, can(actor, "sales.confirm") && isPrefecture(actor)],
    ["conflicts_to_decide", sales.conflicts, can(actor, "sales.confirm") && isPrefecture(actor)],
    ["months_to_close", periods.toClose, true],
    ["reopenings_to_decide", periods.toDecide, true],
    ["products_to_review", product?.rows ?? 0, can(actor, "product.review")],
    ["certificates_to_review", certificate?.rows ?? 0, can(actor, "certificate.review")],
    ["certificates_expired", reminders.ended, can(actor, "certificate.review")],
    ["certificates_expiring", reminders.ending, can(actor, "certificate.review")],
  ];
  return waiting(items.map(([kind, rows, mine]) => ({ kind, count: mine ? rows : 0 })));
}
