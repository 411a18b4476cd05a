import { z } from "zod";
import { identifier } from "#app/kernel/input.ts";

export const acknowledgeAlarmsInput = z.object({ deliveryId: identifier });
export type AcknowledgeAlarms = z.input<typeof acknowledgeAlarmsInput>;
