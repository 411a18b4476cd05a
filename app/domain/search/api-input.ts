import { z } from "zod";
import { cleanQuery, noFilters, type ProductFilters } from "./filters.ts";

const code = z.string().regex(/^[a-z0-9-]{1,40}$/, "a code of lower-case letters, digits and hyphens");

/** What `GET /api/v1/products` may be asked. Unlike a page's address, what cannot be meant is refused. */
export const productsApiInput = z.strictObject({
  industry: code.optional(),
  county: code.optional(),
  q: z.string().max(80, "at most 80 characters").transform(cleanQuery).optional(),
  cursor: z
    .string()
    .regex(/^-?\d{1,16}\.[0-9a-f-]{36}$/, "the nextCursor of an earlier answer")
    .optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, "a whole number from 1 to 100")
    .transform(Number)
    .refine((limit) => limit <= 100, "a whole number from 1 to 100")
    .optional(),
});

export type ProductsApiInput = z.output<typeof productsApiInput>;

type Coded = readonly { code: string }[];

/** The codes asked for that name nothing, each with why: a slip must not read as a shelf that happens to be empty. */
export function unknownCodes(
  { industry, county }: ProductsApiInput,
  known: { industries: Coded; counties: Coded },
): Record<string, string> {
  const isUnknown = (code: string | undefined, codes: Coded) =>
    code !== undefined && !codes.some((each) => each.code === code);
  return {
    ...(isUnknown(industry, known.industries) && { industry: "no industry has this code" }),
    ...(isUnknown(county, known.counties) && { county: "no county has this code" }),
  };
}

/** The filters that an accepted request means. */
export function filtersOf({ industry, county, q, cursor }: ProductsApiInput): ProductFilters {
  return {
    ...noFilters,
    industry: industry ?? null,
    county: county ?? null,
    q: q || null,
    sort: q ? "relevance" : "newest",
    after: cursor ?? null,
  };
}
