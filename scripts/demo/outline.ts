import { outlineText } from "#app/domain/provenance/base/outline.ts";
import { type Corner, countySeats } from "#app/domain/provenance/base/prefecture.ts";
import type { Chance } from "./chance.ts";

/** Where the invented bases of Yilong lie: the area has no county seat. */
const YILONG: Corner = [25_120_000, 105_050_000];

const CORNERS = 9;
const METRES_A_MICRO = 0.111195;

/** An invented place some kilometres from its county's seat, with an outline of about `areaMu`; as the form takes them. */
export function inventedPlace(
  countyCode: string,
  areaMu: number,
  chance: Chance,
): { latitude: string; longitude: string; outline: string } {
  const [seatLatitude, seatLongitude] = countySeats[countyCode] ?? YILONG;
  const away = () => (chance.happens(0.5) ? 1 : -1) * chance.between(30_000, 90_000);
  const middle: Corner = [seatLatitude + away(), seatLongitude + away()];
  const narrowing = Math.cos((middle[0] / 1_000_000 / 180) * Math.PI);
  const radius = Math.sqrt((areaMu * 2000) / 3 / Math.PI) / METRES_A_MICRO;
  const outline = Array.from({ length: CORNERS }, (_, index): Corner => {
    const angle = (index / CORNERS) * 2 * Math.PI;
    const reach = radius * (0.85 + chance.next() * 0.35);
    return [
      Math.round(middle[0] + reach * Math.sin(angle)),
      Math.round(middle[1] + (reach * Math.cos(angle)) / narrowing),
    ];
  });
  const degrees = (micro: number) => (micro / 1_000_000).toFixed(6);
  return { latitude: degrees(middle[0]), longitude: degrees(middle[1]), outline: outlineText(outline) };
}
