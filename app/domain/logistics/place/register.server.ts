import { eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { answersForCounty, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError, type ErrorCode } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { counties } from "#db/schema/accounts.server.ts";
import { logisticsPlaces } from "#db/schema/logistics.server.ts";
import { fitsUnder } from "./hierarchy.ts";
import { type RegisterPlace, registerPlaceInput } from "./input.ts";
import { lockParent, type PlaceRow } from "./records.server.ts";

/**
 * An official puts a place of one of the three tiers on record, in a county the office answers for.
 * @throws DomainError `place.county_unknown`, `actor.forbidden` where another office answers, `place.township_missing`, `place.parent_wrong`, `place.code_taken`.
 */
export async function registerPlace(ctx: AnyContext, raw: RegisterPlace): Promise<PlaceRow> {
  requireCan(ctx, "place.manage");
  const input = registerPlaceInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const [county] = await ctx.db
      .select({ code: counties.code })
      .from(counties)
      .where(eq(counties.code, input.countyCode));
    if (!county) refuse("place.county_unknown", "countyCode");
    if (!answersForCounty(ctx.actor, county.code)) throw new DomainError("actor.forbidden");
    if (input.tier !== "county-centre" && input.township === "") refuse("place.township_missing", "township");
    const parent = input.parentId === null ? null : await lockParent(ctx, input.parentId);
    if ((input.parentId !== null && parent === null) || !fitsUnder(input, parent))
      refuse("place.parent_wrong", "parentId");
    const rows = await ctx.db
      .insert(logisticsPlaces)
      .values({
        ...input,
        id: newId(ctx.now),
        registeredById: ctx.actor.userId,
        registeredAt: ctx.now,
        isDemo: ctx.demo,
      })
      .onConflictDoNothing({ target: logisticsPlaces.code })
      .returning();
    if (rows.length === 0) refuse("place.code_taken", "code");
    const place = oneRow(rows, "place.not_found");
    await recordAudit(ctx, {
      action: "place.registered",
      subjectType: "place",
      subjectId: place.id,
      after: place,
    });
    return place;
  });
}

function refuse(code: ErrorCode, field: string): never {
  throw new DomainError(code, {}, [{ path: [field], code }]);
}
