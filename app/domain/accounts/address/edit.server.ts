import { eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { deliveryAddresses } from "#db/schema/accounts.server.ts";
import { type EditAddress, editAddressInput } from "./input.ts";
import { type AddressRow, assertDistrict, lockAddress } from "./records.server.ts";

/**
 * Changes a delivery place. Orders keep the place they were made with; what still waits for approval with this place
 * must be submitted again, because its approver saw another.
 * @throws DomainError `address.not_found`, `address.district_unknown`.
 */
export async function editAddress(ctx: AnyContext, raw: EditAddress): Promise<AddressRow> {
  requireCan(ctx, "address.manage");
  const { addressId, ...changes } = editAddressInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const before = await lockAddress(ctx, addressId);
    await assertDistrict(ctx, changes.districtCode);
    const rows = await ctx.db
      .update(deliveryAddresses)
      .set(changes)
      .where(eq(deliveryAddresses.id, before.id))
      .returning();
    const after = oneRow(rows, "address.not_found");
    await recordAudit(ctx, {
      action: "address.edited",
      subjectType: "address",
      subjectId: after.id,
      before,
      after,
    });
    return after;
  });
}
