import type { ProductFamily } from "#db/vocabulary/product-families.ts";
import { illustrations } from "./illustrations.ts";
import { pick, randomFrom } from "./random.ts";

const width = 480;
const height = 360;
const wax = "#f6f1e2";

/** Depths of an indigo dye bath. */
const dyes = ["#20407a", "#1b3768", "#2a4d88", "#1f4a6e"] as const;

/** A border, one tile of 48 × 40 that joins its neighbours left and right. */
const borders = [
  // mountain steps
  `<path d="M0 34H8V26H16V18H24V10H24V18H32V26H40V34H48" /><path d="M16 36V32H32V36" />`,
  // spirals of the Bouyei hem
  `<path d="M0 34C12 34 12 8 26 8C40 8 42 26 30 28C21 29 19 18 26 17M26 34H48"/>`,
  // fern tips
  `<path d="M0 34H48M12 34C12 18 22 8 32 10C40 12 38 22 31 21C27 20 28 15 31 16M12 26C8 22 4 22 0 24"/>`,
  // fish following one another
  `<path d="M4 22C12 8 26 8 34 22L44 13V31L34 22C26 36 12 36 4 22ZM20 14C23 19 23 25 20 30M12 20h.1"/>`,
  // drum frogs simplified to waves and points
  `<path d="M0 28C8 28 8 12 16 12S24 28 32 28S40 12 48 12M16 26h.1M40 30h.1M4 14h.1M28 12h.1"/>`,
] as const;

interface Spoke {
  count: number;
  path: string;
}

/** The ring around the middle, as one spoke repeated; radius 104 to 136, pointing up. */
const spokes: readonly [Spoke, ...Spoke[]] = [
  { count: 12, path: "M0-134L9-108H-9Z" },
  { count: 16, path: "M0-132C12-130 12-112 0-112C-8-112-8-124 0-123" },
  { count: 24, path: "M0-108V-124M0-134h.1" },
  { count: 20, path: "M-9-110L0-132L9-110M0-118h.1" },
  { count: 18, path: "M0-108C10-116 10-126 0-134C-10-126-10-116 0-108" },
];

/** Repeats a spoke `count` times around the middle by doubling and tripling what is already drawn. */
function ring({ count, path }: Spoke): string {
  let drawn = `<path id="r1" d="${path}"/>`;
  let size = 1;
  while (size < count) {
    const factor = [2, 3, 5].find((small) => (count / size) % small === 0) ?? count / size;
    const copies = Array.from(
      { length: factor - 1 },
      (_, at) => `<use href="#r${size}" transform="rotate(${((at + 1) * size * 360) / count})"/>`,
    );
    size *= factor;
    drawn = `<g id="r${size}">${drawn}${copies.join("")}</g>`;
  }
  return drawn;
}

/** What fills the cloth left of the middle; the right is its mirror image. */
const sides = [
  // half a drum face at the edge
  `<path d="M0 160A20 20 0 0 1 0 200M0 144A36 36 0 0 1 0 216M0 122A58 58 0 0 1 0 238"/><path d="M44 180h.1M38 158h.1M38 202h.1M22 141h.1M22 219h.1M72 150h.1M78 180h.1M72 210h.1" stroke-width="6"/>`,
  // fern fronds from the corners
  `<path d="M0 66C44 62 74 84 62 108C54 122 34 116 38 102C40 95 49 96 49 102M24 66C20 82 8 88 0 88M0 294C44 298 74 276 62 252C54 238 34 244 38 258C40 265 49 264 49 258M24 294C20 278 8 272 0 272M0 180h26M8 164l12 16-12 16"/>`,
  // rain of wax points
  `<path d="M16 70h.1M48 70h.1M32 92h.1M16 114h.1M64 92h.1M48 114h.1M16 158h.1M32 136h.1M64 136h.1M32 180h.1M64 180h.1M48 158h.1M48 202h.1M16 202h.1M32 224h.1M64 224h.1M16 246h.1M48 246h.1M32 268h.1M64 268h.1M16 290h.1M48 290h.1" stroke-width="5"/>`,
  // two spirals back to back
  `<path d="M0 180C40 176 70 150 64 118C58 92 22 94 24 120C26 138 48 136 46 122M0 180C40 184 70 210 64 242C58 268 22 266 24 240C26 222 48 224 46 238M12 76h.1M12 284h.1M76 180h.1"/>`,
  // cloth left plain, with a row of stitches
  `<path d="M20 64V296M32 72l14 12-14 12 14 12-14 12 14 12-14 12 14 12-14 12 14 12-14 12 14 12-14 12 14 12-14 12 14 12-14 12 14 12"/>`,
] as const;

/** The fine cracks that a wax bath leaves. */
function crackle(random: () => number): string {
  const cracks = Array.from({ length: 5 }, () => {
    let x = Math.round(random() * width);
    let y = Math.round(random() * height);
    let path = `M${x} ${y}`;
    for (let step = 0; step < 3; step++) {
      const dx = Math.round(random() * 90 - 45);
      const dy = Math.round(random() * 70 - 35);
      path += `l${dx} ${dy}`;
      x += dx;
      y += dy;
    }
    return path;
  });
  return `<path d="${cracks.join("")}" stroke-width="1" opacity=".22"/>`;
}

/**
 * The picture that stands for a product without a photograph, as an SVG document: a batik cloth seeded by
 * `seed`, with the illustration of the family in its middle. The same arguments give the same bytes.
 */
export function motifPicture(family: ProductFamily, seed: string): string {
  const random = randomFrom(`${family}/${seed}`);
  const dye = pick(random, dyes);
  const border = pick(random, borders);
  const spoke = pick(random, spokes);
  const side = pick(random, sides);
  const { accent, shapes } = illustrations[family];
  const drawing = shapes
    .replaceAll('"A"', `"${accent}"`)
    .replaceAll('"I"', `"${dye}"`)
    .replaceAll('"P"', `"${wax}"`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<defs><pattern id="b" width="48" height="40" patternUnits="userSpaceOnUse"><g fill="none" stroke="${wax}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">${border}</g></pattern></defs>`,
    `<rect width="${width}" height="${height}" fill="${dye}"/>`,
    `<g fill="none" stroke="${wax}" stroke-linecap="round" stroke-linejoin="round">${crackle(random)}`,
    `<path d="M0 44H${width}M0 ${height - 44}H${width}" stroke-width="2"/></g>`,
    `<g id="e" fill="none" stroke="${wax}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" opacity=".85">${side}</g><use href="#e" transform="translate(${width})scale(-1 1)"/>`,
    `<rect width="${width}" height="40" fill="url(#b)"/><rect y="-${height}" width="${width}" height="40" fill="url(#b)" transform="scale(1 -1)"/>`,
    `<g transform="translate(240 180)"><circle r="144" fill="${dye}"/><circle r="142" fill="none" stroke="${wax}" stroke-width="2"/>`,
    `<g fill="none" stroke="${wax}" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round">${ring(spoke)}</g>`,
    `<circle r="100" fill="${wax}"/><g transform="scale(1.06)" stroke="${wax}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">${drawing}</g></g></svg>`,
  ].join("");
}
