/** Signs as pixels: as a PDF shows them, and as the typeface itself draws them. */
import { createRequire } from "node:module";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";

const TYPEFACE = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
);
const SIDE = 64;

/** A page of a PDF as a PNG, at so many pixels for each point. */
export async function drawPage(pdf: Buffer, page = 0, scale = 2): Promise<Buffer> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  try {
    const drawn = await document.getPage(page).render({
      scale,
      render: ({ data, width, height }) =>
        sharp(data, { raw: { width, height, channels: 4 } })
          .flatten({ background: "#fff" })
          .png()
          .toBuffer(),
    });
    return Buffer.from(drawn.data);
  } finally {
    document.destroy();
    library.destroy();
  }
}

/** What stands on white in a picture, cut to its edges and brought to one size: where there is ink. */
export async function inkOf(picture: Buffer): Promise<boolean[]> {
  const trimmed = await sharp(picture)
    .flatten({ background: "#fff" })
    .greyscale()
    .trim({ background: "#fff", threshold: 40 })
    .toBuffer();
  const pixels = await sharp(trimmed)
    .resize(SIDE, SIDE, { fit: "fill" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Array.from(
    { length: SIDE * SIDE },
    (_, index) => (pixels.data[index * pixels.info.channels] ?? 255) < 128,
  );
}

/** A sign as the typeface draws it, without any PDF. */
export async function signOf(sign: string): Promise<boolean[]> {
  const picture = await sharp({
    text: { text: sign, fontfile: TYPEFACE, font: "Noto Sans SC 120", rgba: false },
  })
    .negate()
    .png()
    .toBuffer();
  return inkOf(picture);
}

/** How much two pictures have in common: ink of both, as a share of the ink of either. */
export function likeness(one: readonly boolean[], other: readonly boolean[]): number {
  let [both, either] = [0, 0];
  one.forEach((ink, index) => {
    if (ink && other[index]) both++;
    if (ink || other[index]) either++;
  });
  return either === 0 ? 0 : both / either;
}
