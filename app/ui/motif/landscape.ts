import { randomFrom } from "./random.ts";

const width = 1440;
const height = 420;

interface Range {
  fill: string;
  foot: number;
  peaks: [tall: number, spread: number];
  count: number;
}

/** From the haze to the near peaks. */
const ranges: readonly Range[] = [
  { fill: "#cfdcd3", foot: 250, peaks: [66, 40], count: 15 },
  { fill: "#a9c2b6", foot: 275, peaks: [78, 46], count: 13 },
  { fill: "#6f9a8b", foot: 300, peaks: [86, 52], count: 11 },
  { fill: "#2b665c", foot: 330, peaks: [84, 52], count: 10 },
];

/** The line of one range: steep rounded cones shoulder to shoulder, as at Wanfenglin. */
function rangePath({ foot, peaks: [tall, spread], count }: Range, random: () => number): string {
  const step = width / (count - 1);
  let path = "";
  for (let at = 0; at < count; at++) {
    const middle = Math.round(at * step + (random() - 0.5) * step * 0.7);
    const half = Math.round(step * (0.55 + random() * 0.4));
    const top = Math.round(foot - tall - random() * spread + Math.abs(at / (count - 1) - 0.5) * 30);
    path += `M${middle - half} ${foot}C${middle - half * 0.5} ${foot} ${middle - half * 0.42} ${top} ${middle} ${top}S${middle + half * 0.5} ${foot} ${middle + half} ${foot}Z`;
  }
  return `${path}M0 ${foot - 4}H${width}V${height}H0Z`;
}

const random = randomFrom("wanfenglin");
const drawn = ranges.map((range) => ({ fill: range.fill, path: rangePath(range, random) }));

/** The furrows of the round fields (八卦田) in the valley. */
const furrows = [0, 1, 2, 3, 4, 5].map(
  (at) =>
    `M-40 ${344 + at * 16}C340 ${318 + at * 20} 560 ${392 + at * 9} 860 ${352 + at * 15}S1300 ${340 + at * 18} 1480 ${362 + at * 14}`,
);

const rays = Array.from({ length: 16 }, (_, at) => at * 22.5);

/** The peaks of Wanfenglin with a copper-drum sun over the valley fields, as an SVG document. */
export const landscapePicture = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${[
  `<g transform="translate(1010 168)" fill="none" stroke="#c23b2a" stroke-width="2.5"><circle r="34" fill="#c23b2a"/><circle r="42"/><circle r="64" stroke-width="1.5" opacity=".5"/>`,
  ...rays.map(
    (turn) => `<path d="M0-47L6-60H-6Z" fill="#c23b2a" stroke="none" transform="rotate(${turn})"/>`,
  ),
  "</g>",
  ...drawn.map((range) => `<path d="${range.path}" fill="${range.fill}"/>`),
  `<path d="M0 348C300 322 560 388 860 350S1300 334 ${width} 356V${height}H0Z" fill="#12403a"/>`,
  `<path d="${furrows.join("")}" fill="none" stroke="#6f9a8b" stroke-width="1.6" opacity=".55"/>`,
  `<path d="M-20 400C260 372 420 424 700 398S1180 372 1460 402" fill="none" stroke="#e3ede8" stroke-width="5" stroke-linecap="round" opacity=".85"/>`,
].join("")}</svg>`;
