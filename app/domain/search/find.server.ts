import { and, desc, eq, like, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { cleanQuery } from "./filters.ts";
import { characterPairs, likePattern, searchTerms } from "./terms.ts";
import { getShelf } from "./shelf.server.ts";

export type Found = {
  /** Identifiers of what is for sale and matches every word, best first. */
  ids: string[];
  /** When nothing matches: names that look alike. */
  near: { id: string; nameZh: string; nameEn: string }[];
};

/** Most matches that are ranked and counted; beyond it the list is not complete, and facets narrow it. */
const MOST_MATCHES = 5_000;
const MOST_NEAR = 6;

/**
 * Finds what is for sale by name, pinyin, initials or supplier: every word must occur, in any order. Never refuses; an
 * empty text finds nothing. Words of three characters and more use the trigram index `products_search`; shorter ones,
 * which have no trigram, read the published rows.
 */
export async function find(
  ctx: AnyContext,
  { q, limit = MOST_MATCHES }: { q: string; limit?: number },
): Promise<Found> {
  const text = cleanQuery(q).toLowerCase();
  const terms = searchTerms(text);
  if (terms.length === 0) return { ids: [], near: [] };
  const shelf = await getShelf(ctx);
  const rows = await ctx.db
    .select({ id: products.id })
    .from(products)
    .where(
      and(
        eq(products.state, "published"),
        ...terms.map((term) => like(products.searchText, likePattern(term))),
      ),
    )
    .orderBy(
      desc(sql`starts_with(${products.searchText}, ${text})`),
      desc(sql`strpos(${products.nameZh}, ${text}) > 0`),
      desc(products.publishedAt),
      products.id,
    )
    .limit(MOST_MATCHES);
  const ids = rows.filter(({ id }) => shelf.byId.has(id)).map(({ id }) => id);
  if (ids.length > 0) return { ids: ids.slice(0, limit), near: [] };
  return { ids, near: await findNear(ctx, text, shelf.byId) };
}

/** Names that share at least half of the text's neighbouring pairs of characters. */
async function findNear(ctx: AnyContext, text: string, forSale: ReadonlyMap<string, unknown>) {
  const pairs = characterPairs(text);
  if (pairs.length === 0) return [];
  const likeness = sql<number>`(${sql.join(
    pairs.map((pair) => sql`(strpos(${products.searchText}, ${pair}) > 0)::int`),
    sql` + `,
  )})`;
  const rows = await ctx.db
    .select({ id: products.id, nameZh: products.nameZh, nameEn: products.nameEn })
    .from(products)
    .where(and(eq(products.state, "published"), sql`2 * ${likeness} >= ${pairs.length}::int`))
    .orderBy(desc(likeness), products.id)
    .limit(4 * MOST_NEAR);
  return rows.filter(({ id }) => forSale.has(id)).slice(0, MOST_NEAR);
}
