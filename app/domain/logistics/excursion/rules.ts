import { arrivalRange } from "#app/domain/procurement/acceptance/temperature.ts";
import type { StorageClass } from "#db/vocabulary/catalogue.ts";

/** What goods of a storage class may see on their way. Temperatures in hundredths of a degree, both ends allowed. */
export type ColdChainRule = {
  lowest: number | null;
  highest: number;
  /** How long it may be too warm, as when a door is open, before that is a break of the cold chain. */
  toleranceMinutes: number;
  /** How long nothing may be measured. */
  silentMinutes: number;
};

const doors: Record<StorageClass, Pick<ColdChainRule, "toleranceMinutes" | "silentMinutes">> = {
  ambient: { toleranceMinutes: 0, silentMinutes: 0 },
  chilled: { toleranceMinutes: 15, silentMinutes: 60 },
  frozen: { toleranceMinutes: 30, silentMinutes: 60 },
};

/** GB/T 24616-2019 for the ranges; GB 31605-2020 wants them watched, recorded and alarmed. Ambient goods are not watched. */
export function coldChainRule(storageClass: StorageClass): ColdChainRule | null {
  const range = arrivalRange[storageClass];
  return range && { ...range, ...doors[storageClass] };
}
