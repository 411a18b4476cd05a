import { sql } from "drizzle-orm";
import { type ShareProgress, shareProgress } from "#app/domain/accounts/budget-unit/reserved-share.ts";
import { oversees } from "#app/domain/accounts/organisation/jurisdiction.ts";
import { DEFAULT_JURISDICTION } from "#app/domain/accounts/reserved-share/rule.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { startOfDay } from "#app/kernel/calendar.ts";
import { isId } from "#app/kernel/id.ts";
import { PAGE_ROWS } from "#app/kernel/keyset.ts";

export type TrackedUnit = {
  id: string;
  name: string;
  organisationId: string;
  organisationName: string;
  organisationNameEn: string | null;
  isDemo: boolean;
  districtCode: string;
  /** Whether the reader's office sees the institution itself. */
  mayOpen: boolean;
  jurisdiction: string;
  shareBasisPoints: number | null;
  plannedFen: number | null;
  boughtFen: number;
  /** Of that, bought out of the union's funds or by staff themselves. */
  staffFen: number;
  progress: ShareProgress | null;
};

type Row = Omit<TrackedUnit, "progress" | "mayOpen"> & {
  missingFen: number;
  behind: number;
  met: number;
  unplanned: number;
};

/** Which units are listed: of one district, or of all. */
export type UnitsAsked = { year: number; district: string | null; after: string | null; rows?: number };

function readPlace(text: string | null): { missingFen: number; id: string } | null {
  const match = /^(-1|\d{1,15})\.([0-9a-f-]{36})$/.exec(text ?? "");
  return match?.[1] && match[2] && isId(match[2]) ? { missingFen: Number(match[1]), id: match[2] } : null;
}

/**
 * The units with a canteen that are in use, those furthest behind their reserved share first and those that have planned
 * nothing last, a page at a time, with how many of all are behind, have met it and have planned nothing. What the union and the staff bought for a
 * unit counts for it; an order belongs to the year in which it was placed. Open to every official.
 */
export async function listTrackedUnits(
  ctx: AnyContext,
  { year, district, after, rows = PAGE_ROWS }: UnitsAsked,
) {
  requireCan(ctx, "ledger.read");
  const place = readPlace(after);
  const found = await ctx.db.execute<Row>(sql`
    with rules as (
      select distinct on (jurisdiction) jurisdiction, share_basis_points from reserved_shares
      where year = ${year} order by jurisdiction, version desc
    ), bought as (
      select budget_unit_id, sum(accepted_fen - returned_fen) as fen,
        coalesce(sum(accepted_fen - returned_fen) filter (where fund_source in ('union', 'personal')), 0) as staff_fen
      from purchase_orders
      where placed_at >= ${startOfDay(`${year}-01-01`).toISOString()} and placed_at < ${startOfDay(`${year + 1}-01-01`).toISOString()}
      group by 1
    ), tracked as (
      select unit.id, unit.name, organisation.id as organisation_id, organisation.name as organisation_name, organisation.name_en,
        organisation.is_demo, organisation.district_code, coalesce(unit.jurisdiction, ${DEFAULT_JURISDICTION}) as jurisdiction,
        rules.share_basis_points, nullif(spend.amount_fen, 0) as planned_fen,
        coalesce(bought.fen, 0)::bigint as bought_fen, coalesce(bought.staff_fen, 0)::bigint as staff_fen,
        case when spend.amount_fen > 0 and rules.share_basis_points is not null
          then greatest(0, (spend.amount_fen::numeric * rules.share_basis_points + 9999)::bigint / 10000 - coalesce(bought.fen, 0))
          else -1 end::bigint as missing_fen
      from budget_units unit
      join organisations organisation on organisation.id = unit.organisation_id
      left join yearly_spends spend on spend.budget_unit_id = unit.id and spend.year = ${year}
      left join rules on rules.jurisdiction = coalesce(unit.jurisdiction, ${DEFAULT_JURISDICTION})
      left join bought on bought.budget_unit_id = unit.id
      where unit.has_canteen and unit.is_active and organisation.state = 'approved'
        ${district === null ? sql`` : sql`and organisation.district_code = ${district}`}
    ), counted as (
      select count(*) filter (where missing_fen > 0)::int as behind, count(*) filter (where missing_fen = 0)::int as met,
        count(*) filter (where missing_fen < 0)::int as unplanned from tracked
    )
    select tracked.id, name, organisation_id as "organisationId", organisation_name as "organisationName", name_en as "organisationNameEn",
      is_demo as "isDemo", district_code as "districtCode", jurisdiction, share_basis_points as "shareBasisPoints", planned_fen as "plannedFen",
      bought_fen as "boughtFen", staff_fen as "staffFen", missing_fen as "missingFen", counted.*
    from tracked cross join counted
    ${place ? sql`where (missing_fen, tracked.id) < (${place.missingFen}::bigint, ${place.id}::uuid)` : sql``}
    order by missing_fen desc, tracked.id desc limit ${rows + 1}`);
  const shown = found.slice(0, rows);
  const last = shown.at(-1);
  const { behind = 0, met = 0, unplanned = 0 } = found[0] ?? {};
  return {
    counts: { behind, met, unplanned },
    units: shown.map(
      ({
        missingFen: _missing,
        behind: _behind,
        met: _met,
        unplanned: _unplanned,
        ...unit
      }): TrackedUnit => ({
        ...unit,
        mayOpen: oversees(ctx.actor, {
          id: unit.organisationId,
          kind: "institution",
          state: "approved",
          countyCode: null,
          districtCode: unit.districtCode,
        }),
        progress:
          unit.shareBasisPoints === null
            ? null
            : shareProgress(unit.plannedFen, unit.boughtFen, unit.shareBasisPoints),
      }),
    ),
    next: found.length > rows && last ? `${last.missingFen}.${last.id}` : null,
  };
}
