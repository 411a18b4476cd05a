import { and, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { deliveryAddresses, districts } from "#db/schema/accounts.server.ts";

export type AddressRow = typeof deliveryAddresses.$inferSelect;

/** Loads and locks a delivery address of the actor's institution. @throws DomainError `address.not_found`. */
export async function lockAddress(ctx: InTransaction, addressId: string): Promise<AddressRow> {
  if (!isId(addressId)) throw new DomainError("address.not_found");
  const rows = await ctx.db
    .select()
    .from(deliveryAddresses)
    .where(
      and(
        eq(deliveryAddresses.id, addressId),
        eq(deliveryAddresses.organisationId, ctx.actor.organisationId),
      ),
    )
    .for("no key update");
  return oneRow(rows, "address.not_found");
}

/** Refuses a district that is not on the list. @throws DomainError `address.district_unknown`. */
export async function assertDistrict(ctx: InTransaction, code: string): Promise<void> {
  const [district] = await ctx.db
    .select({ code: districts.code })
    .from(districts)
    .where(eq(districts.code, code));
  if (district) return;
  throw new DomainError("address.district_unknown", {}, [
    { path: ["districtCode"], code: "address.district_unknown" },
  ]);
}
