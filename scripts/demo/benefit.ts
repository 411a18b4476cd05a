import { reportBenefit } from "#app/domain/indicators/benefit/report.server.ts";
import { verifyBenefit } from "#app/domain/indicators/benefit/verify.server.ts";
import { yearOf } from "#app/kernel/calendar.ts";
import { actorFor, type Cast, type Company } from "./people.ts";
import type { Stage } from "./stage.ts";

/** Suppliers say how many farm households they reach; their counties verify all but the last, which waits. */
export async function playBenefit(stage: Stage, company: Company, sellers: readonly Cast[]): Promise<void> {
  const year = yearOf(stage.today);
  const day = stage.daysAgo(3);
  if (yearOf(day) !== year) return;
  for (const [index, seller] of sellers.entries()) {
    if (!seller.countyCode) continue;
    const households = 18 + index * 7;
    const reportId = await reportBenefit(stage.at(actorFor(seller, "supplier-manager"), day, 9), {
      year,
      asOf: day,
      households,
      formerlyPoor: Math.floor(households / 3),
      order: households * 412_000,
      employment: households * 96_500,
      dividend: index % 2 === 0 ? households * 20_000 : undefined,
      landRent: index % 3 === 0 ? households * 36_000 : undefined,
      basis: "演示收购台账 DEMO",
    });
    if (index === sellers.length - 1) continue;
    const office = actorFor(company.officeOf(seller.countyCode), "official-reviewer");
    await verifyBenefit(stage.at(office, day, 16), { reportId });
  }
}
