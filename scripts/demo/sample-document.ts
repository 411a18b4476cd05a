import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

const typeface = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
);

/** A one-page sample in place of a paper that nobody issued: marked so across the page. */
export function sampleDocument(
  title: string,
  facts: readonly (readonly [string, string])[],
): Promise<Buffer> {
  const page = new PDFDocument({ size: "A4", margin: 64, info: { Title: `DEMO ${title}` } });
  const parts: Buffer[] = [];
  page.on("data", (part: Buffer) => parts.push(part));
  const finished = new Promise<Buffer>((resolve, reject) => {
    page.on("end", () => resolve(Buffer.concat(parts)));
    page.on("error", reject);
  });
  page.font(typeface);
  page.lineWidth(2).rect(40, 40, 515, 762).stroke("#B98A2F");
  page.fontSize(26).fillColor("#12403A").text(title, { align: "center" });
  page
    .moveDown(0.5)
    .fontSize(12)
    .fillColor("#C23B2A")
    .text("演示数据 DEMO · 样张，无任何效力", { align: "center" });
  page.moveDown(2).fillColor("#1D2321");
  for (const [term, value] of facts) page.fontSize(13).text(`${term}：${value}`, { lineGap: 10 });
  page
    .save()
    .rotate(-30, { origin: [298, 560] })
    .fontSize(64)
    .fillColor("#C23B2A", 0.12)
    .text("DEMO 演示", 130, 530)
    .restore();
  page.end();
  return finished;
}
