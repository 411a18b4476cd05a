import { type ProductFilters, writeFilters } from "#app/domain/search/filters.ts";
import { paths } from "#app/paths.ts";

export type CountedCode = { code: string; nameZh: string; nameEn: string; count: number };
export type CountedMark = CountedCode & { sealZh: string; sealEn: string };

export type ListFacets = {
  industries: readonly CountedCode[];
  counties: readonly CountedCode[];
  marks: readonly CountedMark[];
  inSeason: number;
  inStock: number;
  /** The month that "in season now" means, 1 to 12. */
  month: number;
};

/** The list with some filters changed, from its first page. */
export function listWith(filters: ProductFilters, changes: Partial<ProductFilters>): string {
  return paths.products(writeFilters({ ...filters, after: null, ...changes }));
}
