import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

const require = createRequire(import.meta.url);
const FONTS = "@expo-google-fonts/noto-sans-sc";
const REGULAR = require.resolve(`${FONTS}/400Regular/NotoSansSC_400Regular.ttf`);
const BOLD = require.resolve(`${FONTS}/700Bold/NotoSansSC_700Bold.ttf`);

export const COLOURS = {
  green: "#12403A",
  indigo: "#20407A",
  cinnabar: "#C23B2A",
  gold: "#B98A2F",
  ink: "#1D2321",
  soft: "#5C6663",
  line: "#D9D4C6",
  paper: "#FAF8F2",
} as const;

export const MARGIN = 48;
const FOOTER = 44;
/** Width and height of A4 between the margins, in points. */
export const WIDTH = 595.28 - 2 * MARGIN;
export const BOTTOM = 841.89 - MARGIN - FOOTER;

/** A document of A4 pages in an embedded Chinese typeface, of which only the signs used are in the file. */
export class Paper {
  readonly #document: PDFKit.PDFDocument;
  readonly #parts: Buffer[] = [];
  readonly #finished: Promise<Buffer>;

  constructor({ title, madeAt }: { title: string; madeAt: Date }) {
    this.#document = new PDFDocument({
      size: "A4",
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: 0 },
      bufferPages: true,
      lang: "zh-CN",
      info: { Title: title, CreationDate: madeAt },
    });
    this.#document.on("data", (part: Buffer) => this.#parts.push(part));
    this.#finished = new Promise((resolve, reject) => {
      this.#document.on("end", () => resolve(Buffer.concat(this.#parts)));
      this.#document.on("error", reject);
    });
    this.#document.registerFont("regular", REGULAR).registerFont("bold", BOLD);
  }

  /** Writes a text with its upper left corner at a place, in points; gives the place below it. */
  text(
    text: string,
    x: number,
    y: number,
    {
      size = 10,
      bold = false,
      colour = COLOURS.ink,
      width = WIDTH,
      align = "left",
      lineGap = 3,
    }: {
      size?: number;
      bold?: boolean;
      colour?: string;
      width?: number;
      align?: "left" | "right" | "center";
      lineGap?: number;
    } = {},
  ): number {
    this.#document
      .font(bold ? "bold" : "regular")
      .fontSize(size)
      .fillColor(colour)
      .text(text, x, y, { width, align, lineGap });
    return this.#document.y;
  }

  box(x: number, y: number, width: number, height: number, colour: string): void {
    if (width > 0 && height > 0) this.#document.rect(x, y, width, height).fill(colour);
  }

  line(points: readonly (readonly [x: number, y: number])[], colour: string, width = 1): void {
    const [first, ...rest] = points;
    if (!first) return;
    this.#document.lineWidth(width).moveTo(...first);
    for (const point of rest) this.#document.lineTo(...point);
    this.#document.stroke(colour);
  }

  nextPage(): void {
    this.#document.addPage();
  }

  /** Puts the same words and its number at the foot of every page, and ends the document. */
  finish(foot: readonly string[]): Promise<Buffer> {
    const { start, count } = this.#document.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      this.#document.switchToPage(page);
      this.line(
        [
          [MARGIN, BOTTOM + 8],
          [MARGIN + WIDTH, BOTTOM + 8],
        ],
        COLOURS.line,
      );
      let y = BOTTOM + 13;
      for (const text of foot)
        y = this.text(text, MARGIN, y, { size: 7, colour: COLOURS.soft, width: WIDTH - 40, lineGap: 1 });
      this.text(`${page - start + 1} / ${count}`, MARGIN, BOTTOM + 13, {
        size: 7,
        colour: COLOURS.soft,
        align: "right",
      });
    }
    this.#document.end();
    return this.#finished;
  }
}
