import { z } from "zod";
import { identifier } from "#app/kernel/input.ts";

export const channelKeyInput = z.object({ channelCode: identifier });
export type ChannelKeyInput = z.input<typeof channelKeyInput>;
