import type { StorageClass } from "#db/vocabulary/catalogue.ts";

/** Highest temperature on arrival in hundredths of a degree Celsius: GB/T 24616-2019 (chilled ≤ 8 °C, frozen ≤ −18 °C). */
export const highestOnArrivalCentiC: Record<StorageClass, number | null> = {
  ambient: null,
  chilled: 800,
  frozen: -1800,
};

/** Whether goods of a storage class arrived too warm; a temperature that was not taken says nothing. */
export function arrivedTooWarm(storageClass: StorageClass, temperatureCentiC: number | null): boolean {
  const highest = highestOnArrivalCentiC[storageClass];
  return highest !== null && temperatureCentiC !== null && temperatureCentiC > highest;
}

/** Reads a thermometer's figure ("4", "-18.5", "－18") into hundredths of a degree; null when it is none between −60 and 60. */
export function parseCelsius(text: string): number | null {
  const plain = text
    .normalize("NFKC")
    .replace(/[−–]/g, "-")
    .replace(/[\s℃]|°C/g, "");
  const match = /^([+-]?)(\d{1,2})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  const size = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  if (size > 6000) return null;
  return match[1] === "-" && size !== 0 ? -size : size;
}
