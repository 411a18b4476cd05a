import { quantityAnswer } from "#app/domain/catalogue/variant/neighbours.ts";
import { addDays, type Day, daysBetween, monthOf } from "#app/kernel/calendar.ts";
import type { ErrorCode, ErrorDetails, FieldIssue } from "#app/kernel/errors.ts";

/** What must be known of a pack to say whether so many can be promised for a day; the same for page and act. */
export type LineFacts = {
  variantId: string;
  /** The counting word of the pack: 罐, 箱, 袋. */
  unitZh: string;
  unitEn: string;
  moqPacks: number;
  multiplePacks: number;
  weeklyCapacityPacks: number;
  /** Days between an order and its earliest dispatch. */
  leadDays: number;
  /** Months 1–12 inclusive, may wrap the year end; null when sold all year. */
  seasonFromMonth: number | null;
  seasonToMonth: number | null;
  /** Published, active, its supplier approved, and not held by a recall. */
  forSale: boolean;
  /** Off sale because of a recall. */
  saleHeld: boolean;
  /** On hand and not allocated. */
  availablePacks: number;
  /** Already promised by others for the week of the wanted day. */
  committedPacks: number;
  /** Required certificate schemes that do not hold on the promised dispatch day. */
  lapsingCertificates: readonly { nameZh: string; nameEn: string }[];
};

export type LineProblem = { code: ErrorCode; details: ErrorDetails };

/** The Monday of the day's week. */
export function weekOf(day: Day): Day {
  const sinceMonday = ((daysBetween("1970-01-05", day) % 7) + 7) % 7;
  return addDays(day, -sinceMonday);
}

/**
 * The day on which the goods are promised to have left: the wanted day itself, the latest that still keeps the
 * promise. Certificates must hold until then.
 */
export function promisedDispatchOn(wantedOn: Day): Day {
  return wantedOn;
}

/** Whether a month lies in a season that may wrap the year end (November to February); no season is every month. */
export function inSeason(month: number, from: number | null, to: number | null): boolean {
  if (from === null || to === null) return true;
  return from <= to ? month >= from && month <= to : month >= from || month <= to;
}

/**
 * Everything that stands against the lines on the wanted day, one list per line in their order. Stock and weekly
 * capacity are judged over all lines of one pack together.
 */
export function checkLines(
  lines: readonly { packs: number; facts: LineFacts }[],
  when: { wantedOn: Day; today: Day },
): LineProblem[][] {
  const packsOf = new Map<string, number>();
  for (const { packs, facts } of lines)
    packsOf.set(facts.variantId, (packsOf.get(facts.variantId) ?? 0) + packs);
  return lines.map(({ packs, facts }) => {
    const together = packsOf.get(facts.variantId) ?? packs;
    return facts.forSale
      ? [
          ...quantityProblems(facts, packs),
          ...availabilityProblems(facts, together, when.wantedOn),
          ...dayProblems(facts, when),
        ]
      : [notForSale(facts)];
  });
}

/** Why a pack that is not for sale is not: because of a recall, or for good. */
export function notForSale({ saleHeld }: Pick<LineFacts, "saleHeld">): LineProblem {
  return { code: saleHeld ? "requisition.line_sale_held" : "requisition.line_not_for_sale", details: {} };
}

const unitOf = ({ unitZh, unitEn }: LineFacts) => ({ unitZh, unitEn });

function quantityProblems(facts: LineFacts, packs: number): LineProblem[] {
  const answer = quantityAnswer(facts, packs);
  if (answer.valid) return [];
  const valid = [answer.below, answer.above].filter((neighbour) => neighbour !== null);
  return [
    {
      code: packs < facts.moqPacks ? "requisition.line_below_moq" : "requisition.line_not_multiple",
      details: { moq: facts.moqPacks, multiple: facts.multiplePacks, choices: valid, ...unitOf(facts) },
    },
  ];
}

function availabilityProblems(facts: LineFacts, together: number, wantedOn: Day): LineProblem[] {
  const problems: LineProblem[] = [];
  if (facts.availablePacks <= 0) problems.push({ code: "requisition.line_sold_out", details: {} });
  else if (together > facts.availablePacks) {
    problems.push({
      code: "requisition.line_insufficient_stock",
      details: { wanted: together, available: facts.availablePacks, ...unitOf(facts) },
    });
  }
  const free = Math.max(0, facts.weeklyCapacityPacks - facts.committedPacks);
  if (together > free) {
    problems.push({
      code: "requisition.line_over_capacity",
      details: {
        wanted: together,
        capacity: facts.weeklyCapacityPacks,
        free,
        week: weekOf(wantedOn),
        ...unitOf(facts),
      },
    });
  }
  return problems;
}

function dayProblems(facts: LineFacts, { wantedOn, today }: { wantedOn: Day; today: Day }): LineProblem[] {
  const problems: LineProblem[] = [];
  const earliest = addDays(today, facts.leadDays);
  if (wantedOn < earliest) problems.push({ code: "requisition.wanted_too_early", details: { earliest } });
  if (!inSeason(monthOf(wantedOn), facts.seasonFromMonth, facts.seasonToMonth)) {
    problems.push({
      code: "requisition.line_out_of_season",
      details: { from: facts.seasonFromMonth, to: facts.seasonToMonth, wantedOn },
    });
  }
  const lapse = certificateProblem(facts, wantedOn);
  if (lapse) problems.push(lapse);
  return problems;
}

/** Required certificates that do not hold on the promised dispatch day, as one problem; null when all do. */
export function certificateProblem(
  { lapsingCertificates }: Pick<LineFacts, "lapsingCertificates">,
  wantedOn: Day,
): LineProblem | null {
  if (lapsingCertificates.length === 0) return null;
  return {
    code: "requisition.line_certificate_lapses",
    details: {
      schemeZh: lapsingCertificates.map((scheme) => scheme.nameZh).join("、"),
      schemeEn: lapsingCertificates.map((scheme) => scheme.nameEn).join(", "),
      dispatchOn: promisedDispatchOn(wantedOn),
    },
  };
}

/** The problems of all lines as refused fields of the form. */
export function lineIssues(problems: readonly (readonly LineProblem[])[]): FieldIssue[] {
  return problems.flatMap((list, index) =>
    list.map(({ code, details }) => ({ path: ["lines", index, "packs"], code, details })),
  );
}
