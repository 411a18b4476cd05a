import { eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { type EditOrganisation, editOrganisationInput } from "./input.ts";
import { lockOwnOrganisation } from "./records.server.ts";

/**
 * Changes how an organisation is reached and paid. Its name, code and place were approved and stay.
 * Bank account numbers do not enter the audit trail; that they changed does.
 */
export async function editOrganisation(ctx: AnyContext, raw: EditOrganisation): Promise<void> {
  requireCan(ctx, "organisation.edit");
  const { nameEn, bankAccountName, bankName, bankAccountNumber, ...contact } =
    editOrganisationInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    const before = await lockOwnOrganisation(ctx);
    const bank = {
      bankAccountName: bankAccountName || null,
      bankName: bankName || null,
      bankAccountNumber: bankAccountNumber.replaceAll(/[\s-]/g, "") || null,
    };
    await ctx.db
      .update(organisations)
      .set({ ...contact, ...bank, nameEn: nameEn || null })
      .where(eq(organisations.id, before.id));
    await recordAudit(ctx, {
      action: "organisation.edited",
      subjectType: "organisation",
      subjectId: before.id,
      before: { contactName: before.contactName, address: before.address },
      after: {
        contactName: contact.contactName,
        address: contact.address,
        bankAccountChanged: before.bankAccountNumber !== bank.bankAccountNumber,
      },
    });
  });
}
