import { and, asc, eq, ilike, inArray, or, sql } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { loadCertifiedFacts } from "#app/domain/procurement/requisition/for-sale.server.ts";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { addDays, dayOf, isDay } from "#app/kernel/calendar.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { products, variants } from "#db/schema/catalogue.server.ts";
import { matchPasted, type PasteCandidate, type PasteProblem, parsePaste, plainName } from "./paste.ts";

const MOST_FOUND = 12;
const MOST_TERM = 60;
const MOST_CANDIDATES = 1_000;

/** The wanted day of a form that has none yet: two weeks from today. */
export function defaultWantedOn(now: Date): string {
  return addDays(dayOf(now), 14);
}

const isForSale = and(
  eq(variants.isActive, true),
  eq(products.state, "published"),
  eq(organisations.state, "approved"),
);

/** A LIKE pattern that means the text itself. */
const literally = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** The facts of packs for a work table, certificates of the wanted day included; unknown packs are left out. */
export async function listPackFacts(
  ctx: AnyContext,
  variantIds: readonly string[],
  wantedOn: string | null | undefined,
): Promise<CertifiedFacts[]> {
  requireCan(ctx, "requisition.edit");
  return packFacts(ctx, variantIds, wantedOn);
}

async function packFacts(
  ctx: AnyContext,
  variantIds: readonly string[],
  wantedOn: string | null | undefined,
) {
  const day = wantedOn && isDay(wantedOn) ? wantedOn : defaultWantedOn(ctx.now);
  const factsOf = await loadCertifiedFacts(ctx, variantIds, day);
  return [...new Set(variantIds)].flatMap((id) => factsOf.get(id) ?? []);
}

/**
 * Packs for sale whose product's name, pinyin or supplier contains every word, or whose SKU begins with the text; at most
 * twelve, products in the order of their names.
 */
export async function searchPacks(
  ctx: AnyContext,
  { q, wantedOn }: { q: string; wantedOn?: string | null },
): Promise<CertifiedFacts[]> {
  requireCan(ctx, "requisition.edit");
  const text = q.normalize("NFKC").replaceAll("\u0000", "").trim().toLowerCase().slice(0, MOST_TERM);
  if (text === "" || !text.isWellFormed()) return [];
  const words = text.split(/\s+/).slice(0, 6);
  const rows = await ctx.db
    .select({ id: variants.id })
    .from(products)
    .innerJoin(variants, eq(variants.productId, products.id))
    .innerJoin(organisations, eq(organisations.id, products.organisationId))
    .where(
      and(
        isForSale,
        or(
          and(...words.map((word) => sql`${products.searchText} like ${`%${literally(word)}%`}`)),
          ilike(variants.sku, `${literally(text)}%`),
        ),
      ),
    )
    .orderBy(asc(products.nameZh), asc(products.id), asc(variants.position), asc(variants.id))
    .limit(MOST_FOUND);
  return packFacts(
    ctx,
    rows.map((row) => row.id),
    wantedOn,
  );
}

/** As {@link plainName}. */
const plainNameZh = sql`regexp_replace(${products.nameZh}, '\\s*[（(][^（()）]*[）)]$', '')`;

/** What pasted text means: lines of packs for sale, and every row that could not be read or means none or several. */
export async function readPasted(
  ctx: AnyContext,
  text: string,
): Promise<{ lines: { variantId: string; packs: number }[]; problems: PasteProblem[] }> {
  requireCan(ctx, "requisition.edit");
  const { entries, problems } = parsePaste(text.replaceAll("\u0000", "").toWellFormed());
  if (entries.length === 0) return { lines: [], problems };
  const terms = [...new Set(entries.map((entry) => entry.term.normalize("NFKC")))];
  const names = terms.flatMap((term) => [term, term.replace(/\s+\S+$/, "")]);
  const candidates: PasteCandidate[] = await ctx.db
    .select({
      variantId: variants.id,
      sku: variants.sku,
      productNameZh: products.nameZh,
      productNameEn: products.nameEn,
      packZh: variants.packZh,
      supplierName: organisations.name,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(organisations, eq(organisations.id, variants.organisationId))
    .where(
      and(
        isForSale,
        or(
          inArray(sql`upper(${variants.sku})`, [...new Set(terms.map((term) => term.toUpperCase()))]),
          inArray(products.nameZh, [...new Set(names)]),
          inArray(plainNameZh, [...new Set(names.map(plainName))]),
          inArray(products.nameEn, terms),
        ),
      ),
    )
    .limit(MOST_CANDIDATES);
  const matched = matchPasted(entries, candidates);
  return { lines: matched.lines, problems: [...problems, ...matched.problems].sort((a, b) => a.row - b.row) };
}
