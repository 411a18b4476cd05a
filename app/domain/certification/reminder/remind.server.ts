import { and, between, eq, isNull, not } from "drizzle-orm";
import { isFollowed } from "#app/domain/certification/certificate/followed.server.ts";
import { expiryClock, FIRST_REMINDER_DAYS } from "#app/domain/certification/certificate/validity.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { SystemContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import { certificateReminders, certificates } from "#db/schema/certification.server.ts";

/**
 * Writes down the reminder that is due today of each verified certificate of a product, base or supplier that ends within 60
 * days and that no other follows: the step it has come to, 60, 30 or 7 days, once. A round that was missed is made up for
 * with the step of the day it runs. A second time it finds nothing. Says how many were written.
 */
export async function remindOfExpiries(ctx: SystemContext): Promise<{ reminded: number }> {
  const today = dayOf(ctx.now);
  return inTransaction(ctx, async (ctx) => {
    const ending = await ctx.db
      .select({ id: certificates.id, validUntil: certificates.validUntil })
      .from(certificates)
      .where(
        and(
          eq(certificates.state, "verified"),
          isNull(certificates.batchId),
          between(certificates.validUntil, today, addDays(today, FIRST_REMINDER_DAYS)),
          not(isFollowed),
        ),
      )
      .orderBy(certificates.id);
    const due = ending.map(({ id, validUntil }) => ({
      certificateId: id,
      step: Number(expiryClock(validUntil, today)?.step),
      remindedAt: ctx.now,
    }));
    if (due.length === 0) return { reminded: 0 };
    const written = await ctx.db
      .insert(certificateReminders)
      .values(due)
      .onConflictDoNothing()
      .returning({ certificateId: certificateReminders.certificateId, step: certificateReminders.step });
    for (const { certificateId, step } of written)
      await recordAudit(ctx, {
        action: "certificate.reminded",
        subjectType: "certificate",
        subjectId: certificateId,
        after: { step },
      });
    return { reminded: written.length };
  });
}
