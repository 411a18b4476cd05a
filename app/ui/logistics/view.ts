/** What pages show of a shipment; routes hand it over as the queries read it. Times in milliseconds since 1970 or instants. */
import type { StorageClass } from "#db/vocabulary/catalogue.ts";
import type { ExcursionKind } from "#db/vocabulary/logistics.ts";

export type At = Date | string;

export type ExcursionView = {
  kind: ExcursionKind;
  deviceId: string | null;
  from: number;
  to: number;
  minutes: number;
  worstCentiC: number | null;
};

export type BucketView = {
  from: number;
  until: number;
  lowestCentiC: number;
  highestCentiC: number;
  readings: number;
};

export type DeviceSeriesView = { deviceId: string; buckets: readonly BucketView[] };

export type PassageView = {
  step: number;
  kind: "loaded" | "arrived" | "handed-over";
  placeId: string | null;
  place: { nameZh: string; nameEn: string } | null;
  plannedAt: At | null;
  at: At | null;
  centiC: number | null;
};

export type BoundDeviceView = {
  bindingId: string;
  deviceId: string;
  serial: string;
  name: string;
  fromAt: At;
  untilAt: At | null;
};

export type ChainView = {
  readings: number;
  lowestCentiC: number | null;
  highestCentiC: number | null;
  excursions: readonly ExcursionView[];
  excursionMinutes: number;
  silentMinutes: number;
};

export type ShipmentView = {
  carrier: string;
  vehicle: string;
  driver: { name: string; phone: string } | null;
  storageClass: StorageClass;
  rule: { lowest: number | null; highest: number; toleranceMinutes: number; silentMinutes: number } | null;
  passages: readonly PassageView[];
  nextStep: number | null;
  photographIds: readonly string[];
  devices: readonly BoundDeviceView[];
  chain: ChainView;
  span: { from: number; until: number } | null;
  chart: readonly DeviceSeriesView[];
  table: readonly DeviceSeriesView[];
  unseenAlarms: number;
};

/** Hundredths of a degree as people write them, with a real minus: −18.5. */
export function degrees(centiC: number): string {
  return String(centiC / 100).replace("-", "−");
}

/** As {@link degrees}, or a dash where nothing was measured. */
export const degreesOrNone = (centiC: number | null) => (centiC === null ? "—" : degrees(centiC));
