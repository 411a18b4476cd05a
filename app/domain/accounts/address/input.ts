import { z } from "zod";
import { identifier, requiredText } from "#app/kernel/input.ts";

const addressFields = {
  label: requiredText(40),
  districtCode: requiredText(20),
  line: requiredText(120),
  contactName: requiredText(40),
  contactPhone: z
    .string("required")
    .trim()
    .regex(/^[0-9+\-() ]{5,20}$/, "phone"),
};

export const createAddressInput = z.object(addressFields);
export type CreateAddress = z.input<typeof createAddressInput>;

export const editAddressInput = z.object({
  addressId: identifier,
  ...addressFields,
  /** What is not in use any more is not offered for new requisitions. */
  isActive: z.boolean().optional().default(false),
});
export type EditAddress = z.input<typeof editAddressInput>;
