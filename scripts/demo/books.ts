import { agreeReopening } from "#app/domain/ledger/period/decide-reopening.server.ts";
import { askReopening } from "#app/domain/ledger/period/ask-reopening.server.ts";
import { closePeriod } from "#app/domain/ledger/period/close.server.ts";
import { divideTarget } from "#app/domain/ledger/target/divide.server.ts";
import { readTargets } from "#app/domain/reporting/target/overview.server.ts";
import { addDays, addMonths, type Day, monthOf, yearOf } from "#app/kernel/calendar.ts";
import { actorFor, type Company } from "./people.ts";
import type { Stage } from "./stage.ts";

/** The day in the following month on which the prefecture closes a month. */
const CLOSING_DAY = 9;

/**
 * The prefecture closes its books: every month of last year and this one up to the one before the last, last year as a
 * whole, and one month a second time after it was opened again.
 */
export async function closeBooks(
  { stage, company }: { stage: Stage; company: Company },
  opening: Day,
): Promise<void> {
  const { manager, statistician } = keepersOf(company);
  const thisMonth: Day = `${stage.today.slice(0, 7)}-01`;
  const last = addMonths(thisMonth, -2);
  for (let first: Day = `${yearOf(stage.today) - 1}-01-01`; first <= last; first = addMonths(first, 1)) {
    const due = addDays(addMonths(first, 1), CLOSING_DAY - 1);
    const day = due > opening ? due : opening;
    await closePeriod(stage.at(statistician, day, 10), { year: yearOf(first), month: monthOf(first) });
    if (monthOf(first) === 12)
      await closePeriod(stage.at(manager, addDays(day, 1), 10), { year: yearOf(first), month: 0 });
  }
  if (yearOf(last) < yearOf(stage.today)) return;
  const period = { year: yearOf(last), month: monthOf(last) };
  const day = addDays(addMonths(last, 1), CLOSING_DAY + 3);
  const reopeningId = await askReopening(stage.at(statistician, day, 9), {
    ...period,
    reason: "展销馆一笔验收单漏录，核对后补录",
  });
  await agreeReopening(stage.at(manager, day, 15), { reopeningId });
  await closePeriod(stage.at(statistician, addDays(day, 2), 10), period);
}

/** The prefecture divides this year's floor: by county and month evenly, by industry and district as last year went. */
export async function divideTargets(
  { stage, company }: { stage: Stage; company: Company },
  opening: Day,
): Promise<void> {
  const { statistician } = keepersOf(company);
  const year = yearOf(stage.today);
  const newYear = `${year}-01-08`;
  const ctx = stage.at(statistician, newYear > opening ? newYear : opening, 11);
  const bases = { county: "even", industry: "season", district: "season", month: "even" } as const;
  for (const [by, basis] of Object.entries(bases) as [keyof typeof bases, "even" | "season"][]) {
    const { rows } = await readTargets(ctx, { year, by, fill: basis });
    const parts = rows.map(({ key, proposedFen }) => ({ key, amount: proposedFen }));
    await divideTarget(ctx, { year, dimension: by, basis, parts });
  }
}

/** Two people of the prefecture's office: what one asks for, the other agrees to. */
function keepersOf(company: Company) {
  const prefecture = company.get("prefecture-office");
  const members = prefecture.members.filter(({ roles }) => !roles.includes("official-manager"));
  return {
    manager: actorFor(prefecture, "official-manager"),
    statistician: actorFor({ ...prefecture, members }, "official-statistician"),
  };
}
