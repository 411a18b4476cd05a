/** Reads what a buyer pastes from a spreadsheet: one line per good, its SKU or name and the packs wanted. */

export const MAX_LINES = 200;
const MAX_TERM = 120;
const MAX_PACKS = 1_000_000;
const MAX_TEXT = 60_000;
const MOST_AMONG = 4;

/** One good asked for; `row` counts the pasted lines from 1. The other cells of the row tell packs apart that share a name. */
export type PastedEntry = { row: number; term: string; packs: number; beside: string[] };
export const pasteProblems = [
  "name_missing",
  "name_too_long",
  "quantity_missing",
  "quantity_invalid",
  "too_many",
  "unknown",
  "ambiguous",
] as const;
export type PasteProblem = {
  row: number;
  text: string;
  problem: (typeof pasteProblems)[number];
  /** The packs an ambiguous row may mean, a few of them. */
  among?: { productNameZh: string; packZh: string; supplierName: string }[];
};

/** Splits one line at tabs, else commas and semicolons of either width, honouring double quotes. */
function cellsOf(line: string): string[] {
  const separator = line.includes("\t") ? /\t/ : /[,，;；、]/;
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && separator.test(character)) {
      cells.push(cell.trim());
      cell = "";
    } else cell += character;
  }
  cells.push(cell.trim());
  const written = cells.filter((entry) => entry !== "");
  if (written.length !== 1) return written;
  const spaced = /^(.*\S)\s+(\S+)$/.exec(written[0] ?? "");
  return spaced?.[1] && spaced[2] && /\d/.test(spaced[2].normalize("NFKC"))
    ? [spaced[1], spaced[2]]
    : written;
}

/** A whole number of packs, thousands separators and a counting word ("1,200 箱") allowed; null for anything else. */
function packsOf(cell: string): number | null {
  const plain = cell.normalize("NFKC").replaceAll(",", "").trim();
  const match = /^(\d{1,9})\s*[\p{L}]{0,4}$/u.exec(plain);
  if (!match) return null;
  const packs = Number(match[1]);
  return packs >= 1 && packs <= MAX_PACKS ? packs : null;
}

const startsLikeNumber = (cell: string) => /^[-+]?\d/.test(cell.normalize("NFKC").trim());

/**
 * Reads pasted text into goods and packs. Every line that cannot be read is reported with its number and its words,
 * none stops the others; empty lines and a heading line are passed over; beyond {@link MAX_LINES} goods the rest is
 * reported as too many.
 */
export function parsePaste(text: string): { entries: PastedEntry[]; problems: PasteProblem[] } {
  const entries: PastedEntry[] = [];
  const problems: PasteProblem[] = [];
  const lines = text.slice(0, MAX_TEXT).split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    const row = index + 1;
    if (line.trim() === "") continue;
    const refuse = (problem: PasteProblem["problem"]) =>
      problems.push({ row, text: line.trim().slice(0, MAX_TERM), problem });
    if (entries.length >= MAX_LINES) {
      refuse("too_many");
      break;
    }
    const cells = cellsOf(line);
    const [term = "", ...rest] = cells;
    if (cells.length === 1) {
      if (packsOf(term) !== null && startsLikeNumber(term)) refuse("name_missing");
      else if (!(entries.length === 0 && problems.length === 0 && isHeading(cells)))
        refuse("quantity_missing");
      continue;
    }
    const quantity = rest.findLast(startsLikeNumber);
    if (quantity === undefined) {
      if (!(entries.length === 0 && problems.length === 0 && isHeading(cells))) refuse("quantity_missing");
      continue;
    }
    const packs = packsOf(quantity);
    if (term.length > MAX_TERM) refuse("name_too_long");
    else if (packs === null) refuse("quantity_invalid");
    else entries.push({ row, term, packs, beside: rest.filter((cell) => cell !== quantity) });
  }
  return { entries, problems };
}

function isHeading(cells: readonly string[]): boolean {
  return cells.some((cell) =>
    /^(sku|货号|编码|商品|产品|品名|名称|规格|数量|件数|product|name|packs|quantity|qty)/i.test(cell),
  );
}

/** A pack that a pasted term may mean. */
export type PasteCandidate = {
  variantId: string;
  sku: string;
  productNameZh: string;
  productNameEn: string;
  packZh: string;
  supplierName: string;
};

/** A name without what stands in parentheses at its end: buyers write 普安红茶 for 普安红茶（普安红）. */
export const plainName = (name: string) => name.replace(/\s*[（(][^（()）]*[）)]$/, "");

/**
 * Finds the one pack each entry means: by SKU, else by product name, followed by its pack or not, else by the same without
 * what the name says in parentheses. Of several, the one whose product, pack or supplier stands beside it in the row. A term that means none or several is
 * reported, never guessed.
 */
export function matchPasted(
  entries: readonly PastedEntry[],
  candidates: readonly PasteCandidate[],
): { lines: { variantId: string; packs: number }[]; problems: PasteProblem[] } {
  const lines: { variantId: string; packs: number }[] = [];
  const problems: PasteProblem[] = [];
  const key = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  const bySku = new Map<string, PasteCandidate[]>();
  const byName = new Map<string, PasteCandidate[]>();
  const byPlainName = new Map<string, PasteCandidate[]>();
  const add = (map: Map<string, PasteCandidate[]>, texts: string[], candidate: PasteCandidate) => {
    for (const text of new Set(texts.map(key))) map.set(text, [...(map.get(text) ?? []), candidate]);
  };
  for (const candidate of candidates) {
    const { sku, productNameZh, productNameEn, packZh } = candidate;
    const plain = plainName(productNameZh);
    add(bySku, [sku], candidate);
    add(byName, [productNameZh, productNameEn, `${productNameZh}${packZh}`], candidate);
    add(byPlainName, [plain, `${plain}${packZh}`], candidate);
  }
  for (const { row, term, packs, beside } of entries) {
    const named = bySku.get(key(term)) ?? byName.get(key(term)) ?? byPlainName.get(key(term)) ?? [];
    const words = new Set(beside.map(key));
    const told = named.filter(({ productNameZh, productNameEn, packZh, supplierName }) =>
      [productNameZh, productNameEn, packZh, supplierName].some((text) => words.has(key(text))),
    );
    const found = named.length > 1 && told.length > 0 ? told : named;
    const [only] = found;
    if (only && found.length === 1) lines.push({ variantId: only.variantId, packs });
    else if (found.length === 0) problems.push({ row, text: term, problem: "unknown" });
    else {
      const among = found
        .slice(0, MOST_AMONG)
        .map(({ productNameZh, packZh, supplierName }) => ({ productNameZh, packZh, supplierName }));
      problems.push({ row, text: term, problem: "ambiguous", among });
    }
  }
  return { lines, problems };
}
