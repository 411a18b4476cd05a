import { and, asc, count, eq, gte, lte, not, type SQL, sql } from "drizzle-orm";
import { certificateCounty } from "#app/domain/certification/certificate/county.server.ts";
import { isFollowed, isOfSameSubject } from "#app/domain/certification/certificate/followed.server.ts";
import {
  expiryClock,
  FIRST_REMINDER_DAYS,
  renewalOpensOn,
} from "#app/domain/certification/certificate/validity.ts";
import { can } from "#app/domain/core/authorise.ts";
import type { Context } from "#app/domain/core/context.ts";
import { answeredFor } from "#app/domain/reporting/review/scope.server.ts";
import { addDays, type Day, dayOf } from "#app/kernel/calendar.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { certificateSchemes, certificates } from "#db/schema/certification.server.ts";
import { productionBases } from "#db/schema/provenance.server.ts";

/** So long after its end a certificate that nobody renewed is still spoken of. */
const REMEMBERED_DAYS = 90;
/** Entries shown in a to-do list; the rest are counted. */
const SHOWN = 8;

/**
 * Verified certificates of products, bases and suppliers that end within 60 days or have ended, and that no other verified
 * certificate follows. What is listed is asked of the certificates as they are, so that it cannot be late or stale; what was
 * reminded of stands on record beside it.
 */
function remindedOf(ctx: Context, today: Day): SQL | undefined {
  return and(
    eq(certificates.state, "verified"),
    gte(certificates.validUntil, addDays(today, -REMEMBERED_DAYS)),
    lte(certificates.validUntil, addDays(today, FIRST_REMINDER_DAYS)),
    sql`${certificates.batchId} is null`,
    not(isFollowed),
    ctx.actor.organisationKind === "supplier"
      ? eq(certificates.organisationId, ctx.actor.organisationId)
      : answeredFor(ctx.actor, certificateCounty),
  );
}

/** How many of the reader's certificates are about to end, and how many have ended. */
export async function countReminders(ctx: Context): Promise<{ ending: number; ended: number }> {
  const today = dayOf(ctx.now);
  const [row] = await ctx.db
    .select({
      ending: count(sql`case when ${certificates.validUntil} >= ${today} then 1 end`),
      ended: count(sql`case when ${certificates.validUntil} < ${today} then 1 end`),
    })
    .from(certificates)
    .where(remindedOf(ctx, today));
  return row ?? { ending: 0, ended: 0 };
}

/**
 * The reminders of the reader, those nearest to their last day first: a supplier's own, an official's of the counties the office
 * answers for. `handedInId` is a later certificate that waits to be verified. None for who may do nothing about them.
 */
export async function listReminders(ctx: Context) {
  if (!can(ctx.actor, "certificate.submit") && !can(ctx.actor, "certificate.review")) return [];
  const today = dayOf(ctx.now);
  const rows = await ctx.db
    .select({
      id: certificates.id,
      number: certificates.number,
      validUntil: sql<Day>`${certificates.validUntil}`,
      isDemo: certificates.isDemo,
      scheme: { nameZh: certificateSchemes.nameZh, nameEn: certificateSchemes.nameEn },
      renewalDays: certificateSchemes.renewalDays,
      isRequired: sql<boolean>`exists (select from scheme_requirements r where r.scheme_code = ${certificates.schemeCode})`,
      supplier: {
        nameZh: organisations.name,
        nameEn: organisations.nameEn,
        phone: organisations.contactPhone,
      },
      product: { nameZh: products.nameZh, nameEn: products.nameEn },
      base: { nameZh: productionBases.nameZh, nameEn: productionBases.nameEn },
      /** The reminders on record, the first one first. */
      reminded: sql<{ step: number; on: Day }[]>`coalesce((
        select json_agg(json_build_object('step', r.step, 'on', (r.reminded_at at time zone 'Asia/Shanghai')::date) order by r.step desc)
        from certificate_reminders r where r.certificate_id = ${certificates.id}), '[]')`,
      handedInId: sql<
        string | null
      >`(select later.id from certificates later where ${isOfSameSubject} and later.state = 'submitted'
        order by later.submitted_at desc limit 1)`,
    })
    .from(certificates)
    .innerJoin(certificateSchemes, eq(certificateSchemes.code, certificates.schemeCode))
    .innerJoin(organisations, eq(organisations.id, certificates.organisationId))
    .leftJoin(products, eq(products.id, certificates.productId))
    .leftJoin(productionBases, eq(productionBases.id, certificates.baseId))
    .where(remindedOf(ctx, today))
    .orderBy(
      sql`abs(${certificates.validUntil} - ${today}::date)`,
      asc(certificates.validUntil),
      asc(certificates.id),
    )
    .limit(SHOWN);
  return rows.map(({ renewalDays, ...row }) => {
    const opensOn = renewalOpensOn(row.validUntil, renewalDays);
    return {
      ...row,
      clock: expiryClock(row.validUntil, today),
      /** The day on which renewal opens, while it has not. */
      opensOn: opensOn !== null && opensOn > today ? opensOn : null,
    };
  });
}

export type Reminder = Awaited<ReturnType<typeof listReminders>>[number];
