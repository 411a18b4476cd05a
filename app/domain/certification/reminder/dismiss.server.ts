import { sql } from "drizzle-orm";
import { isOfSameSubject } from "#app/domain/certification/certificate/followed.server.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";

/** Dismisses the reminders of the certificates that a certificate which was just verified follows. */
export async function dismissReminders(ctx: InTransaction, renewedById: string): Promise<void> {
  await ctx.db.execute(sql`
    update certificate_reminders reminder set dismissed_at = ${ctx.now.toISOString()}::timestamptz, renewed_by_id = ${renewedById}
    from certificates join certificates later on ${isOfSameSubject}
    where reminder.certificate_id = certificates.id and reminder.dismissed_at is null and later.id = ${renewedById}
      and (later.valid_until is null or later.valid_until > certificates.valid_until)`);
}
