import { z } from "zod";
import { identifier } from "#app/kernel/input.ts";

export const uploadReadingsInput = z.object({ deliveryId: identifier, deviceId: identifier });
export type UploadReadings = z.input<typeof uploadReadingsInput>;
