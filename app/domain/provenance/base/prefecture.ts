/** A place on the ground: latitude and longitude in millionths of a degree, WGS 84. */
export type Corner = readonly [latitudeMicro: number, longitudeMicro: number];

/**
 * What Qianxinan Prefecture lies within, with a margin of a tenth of a degree: 24°38′–26°11′ N, 104°35′–106°32′ E by the
 * prefecture's own description. Good enough to catch figures that were swapped or mistyped; it decides no boundary.
 */
export const PREFECTURE = { south: 24_530_000, north: 26_290_000, west: 104_480_000, east: 106_640_000 };

/** Whether a place can lie in the prefecture at all. */
export function withinPrefecture([latitude, longitude]: Corner): boolean {
  return (
    latitude >= PREFECTURE.south &&
    latitude <= PREFECTURE.north &&
    longitude >= PREFECTURE.west &&
    longitude <= PREFECTURE.east
  );
}

/** County seats for orientation on a small map, to a hundredth of a degree (about a kilometre), by GB/T 2260 code. */
export const countySeats: Readonly<Record<string, Corner>> = {
  "522301": [25_090_000, 104_900_000],
  "522302": [25_430_000, 105_190_000],
  "522323": [25_780_000, 104_950_000],
  "522324": [25_830_000, 105_220_000],
  "522325": [25_390_000, 105_650_000],
  "522326": [25_180_000, 106_100_000],
  "522327": [24_980_000, 105_810_000],
  "522328": [25_100_000, 105_440_000],
};
