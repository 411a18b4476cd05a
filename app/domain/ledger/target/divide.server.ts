import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { sumFen } from "#app/kernel/money.ts";
import { counties, districts } from "#db/schema/accounts.server.ts";
import { industries } from "#db/schema/catalogue.server.ts";
import { channels } from "#db/schema/ledger.server.ts";
import { targetDivisions, targetParts, targetVersions } from "#db/schema/targets.server.ts";
import type { TargetDimension } from "#db/vocabulary/ledger.ts";
import { type DivideTarget, divideTargetInput } from "./input.ts";
import { maySetTargets } from "./keepers.ts";
import { carryDivisions, lockTarget, newestVersion } from "./records.server.ts";

/**
 * The prefecture's office divides a year's target by one dimension: a new version, with the other divisions as they were.
 * @throws DomainError `actor.forbidden`, `target.not_found`, `target.part_unknown` for a key there is not or twice,
 * `target.parts_differ` when the parts do not sum to the whole and no reason says why.
 */
export async function divideTarget(ctx: AnyContext, raw: DivideTarget): Promise<void> {
  requireCan(ctx, "target.set");
  if (!maySetTargets(ctx.actor)) throw new DomainError("actor.forbidden");
  const { year, dimension, basis, parts, gapReason } = divideTargetInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    const target = await lockTarget(ctx, year);
    const known = await knownKeys(ctx, dimension);
    const keys = new Set(parts.map(({ key }) => key));
    if (keys.size < parts.length || parts.some(({ key }) => !known.has(key)))
      throw new DomainError("target.part_unknown");
    const partsFen = sumFen(parts.map(({ amount }) => amount));
    if (partsFen !== target.amountFen && gapReason === "") {
      const details = {
        wholeFen: target.amountFen,
        partsFen,
        gapFen: Math.abs(target.amountFen - partsFen),
      };
      throw new DomainError("target.parts_differ", details, [
        { path: ["gapReason"], code: "target.parts_differ", details },
      ]);
    }
    const before = await newestVersion(ctx, year);
    const id = newId(ctx.now);
    const version = (before?.version ?? 0) + 1;
    await ctx.db.insert(targetVersions).values({
      id,
      year,
      version,
      amountFen: target.amountFen,
      source: target.source,
      reason: "",
      changed: dimension,
      savedAt: ctx.now,
      savedById: ctx.actor.userId,
    });
    if (before) await carryDivisions(ctx, { from: before.id, to: id, except: dimension });
    await ctx.db
      .insert(targetDivisions)
      .values({ versionId: id, dimension, basis, gapReason: partsFen === target.amountFen ? "" : gapReason });
    await ctx.db
      .insert(targetParts)
      .values(parts.map(({ key, amount }) => ({ versionId: id, dimension, key, amountFen: amount })));
    await recordAudit(ctx, {
      action: "target.divided",
      subjectType: "target_version",
      subjectId: id,
      after: { year, version, dimension, basis, partsFen, parts },
      ...(gapReason ? { reason: gapReason } : {}),
    });
  });
}

/** What a target may be divided into by a dimension. */
async function knownKeys({ db }: InTransaction, dimension: TargetDimension): Promise<Set<string>> {
  if (dimension === "month") return new Set(Array.from({ length: 12 }, (_, index) => String(index + 1)));
  const table = { county: counties, industry: industries, channel: channels, district: districts }[dimension];
  const rows = await db.select({ code: table.code }).from(table);
  return new Set(rows.map(({ code }) => code));
}
