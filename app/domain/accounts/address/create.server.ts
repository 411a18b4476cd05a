import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { newId } from "#app/kernel/id.ts";
import { deliveryAddresses } from "#db/schema/accounts.server.ts";
import { type CreateAddress, createAddressInput } from "./input.ts";
import { type AddressRow, assertDistrict } from "./records.server.ts";

/** Registers a place that goods are delivered to. @throws DomainError `address.district_unknown`. */
export async function createAddress(ctx: AnyContext, raw: CreateAddress): Promise<AddressRow> {
  requireCan(ctx, "address.manage");
  const input = createAddressInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    await assertDistrict(ctx, input.districtCode);
    const rows = await ctx.db
      .insert(deliveryAddresses)
      .values({ ...input, id: newId(ctx.now), organisationId: ctx.actor.organisationId })
      .returning();
    const address = oneRow(rows, "address.not_found");
    await recordAudit(ctx, {
      action: "address.created",
      subjectType: "address",
      subjectId: address.id,
      after: address,
    });
    return address;
  });
}
