import { z } from "zod";
import { occurrence } from "#app/domain/provenance/trace/input.ts";
import { identifier, requiredText } from "#app/kernel/input.ts";

export const registerDeviceInput = z.object({
  /** As printed on the device. */
  serial: z
    .string()
    .trim()
    .transform((serial) => serial.normalize("NFKC").toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9._/-]{1,39}$/, "code")),
  name: requiredText(60),
});
export type RegisterDevice = z.input<typeof registerDeviceInput>;

export const revokeDeviceInput = z.object({ deviceId: identifier });
export type RevokeDevice = z.input<typeof revokeDeviceInput>;

export const bindDeviceInput = z.object({
  deliveryId: identifier,
  deviceId: identifier,
  fromAt: occurrence,
  /** Empty: until the goods arrive. */
  untilAt: z
    .union([z.literal("").transform(() => null), z.null(), occurrence])
    .optional()
    .default(null),
});
export type BindDevice = z.input<typeof bindDeviceInput>;
