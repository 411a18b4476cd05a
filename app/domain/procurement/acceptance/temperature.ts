import type { StorageClass } from "#db/vocabulary/catalogue.ts";

/** Temperatures on arrival in hundredths of a degree Celsius, both ends allowed. */
export type ArrivalRange = { lowest: number | null; highest: number };

/** What goods of a storage class may arrive at: GB/T 24616-2019, chilled above freezing to 8 °C, frozen at most −18 °C. */
export const arrivalRange: Record<StorageClass, ArrivalRange | null> = {
  ambient: null,
  chilled: { lowest: 0, highest: 800 },
  frozen: { lowest: null, highest: -1800 },
};

/** How goods of a storage class arrived out of range; a temperature that was not taken says nothing. */
export function temperatureProblem(
  storageClass: StorageClass,
  temperatureCentiC: number | null,
): "too_warm" | "too_cold" | null {
  const range = arrivalRange[storageClass];
  if (range === null || temperatureCentiC === null) return null;
  if (temperatureCentiC > range.highest) return "too_warm";
  return range.lowest !== null && temperatureCentiC < range.lowest ? "too_cold" : null;
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
