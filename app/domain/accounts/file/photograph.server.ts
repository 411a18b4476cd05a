import sharp from "sharp";
import { DomainError } from "#app/kernel/errors.ts";

export const MAX_PIXELS = 40_000_000;
/** A picture with a shorter side below this, in pixels, or a longer one above so many times the shorter, shows nothing. */
const SHORTEST_SIDE = 16;
const MOST_TIMES_LONGER = 50;
const LONGEST_SIDE = 2000;
const THUMBNAIL_SIDE = 480;

export type Rendered = { bytes: Buffer; thumbnail: Buffer; width: number; height: number };

/**
 * Draws a photograph anew as WebP, upright and without anything its camera wrote into it: at most 2,000 px on the
 * longer side, and a thumbnail of 480 px. Its size is read from the header, before a single pixel is unpacked.
 * @throws DomainError `file.too_many_pixels`, `file.too_narrow`, `file.unreadable`.
 */
export async function renderPhotograph(original: Uint8Array): Promise<Rendered> {
  await requireModestSize(original);
  try {
    const options = { limitInputPixels: MAX_PIXELS, failOn: "truncated", sequentialRead: true } as const;
    const { data, info } = await sharp(original, options)
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    const thumbnail = await sharp(data)
      .resize({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 76 })
      .toBuffer();
    return { bytes: data, thumbnail, width: info.width, height: info.height };
  } catch {
    throw new DomainError("file.unreadable");
  }
}

async function requireModestSize(original: Uint8Array): Promise<void> {
  const { width, height } = await sharp(original, { limitInputPixels: false })
    .metadata()
    .catch(() => ({ width: 0, height: 0 }));
  if (!width || !height) throw new DomainError("file.unreadable");
  if (width * height > MAX_PIXELS) {
    throw new DomainError("file.too_many_pixels", { width, height, megapixels: MAX_PIXELS / 1_000_000 });
  }
  const [shorter, longer] = width < height ? [width, height] : [height, width];
  if (shorter < SHORTEST_SIDE || longer > MOST_TIMES_LONGER * shorter) {
    throw new DomainError("file.too_narrow", {
      width,
      height,
      shortest: SHORTEST_SIDE,
      times: MOST_TIMES_LONGER,
    });
  }
}
