import type { LoaderFunctionArgs } from "@remix-run/node";
import { readNames } from "#app/domain/reporting/progress/names.server.ts";
import { listCards } from "#app/domain/reporting/storefront/cards.server.ts";
import { productsAnswer } from "#app/domain/reporting/storefront/products-answer.ts";
import { filtersOf, productsApiInput, unknownCodes } from "#app/domain/search/api-input.ts";
import { listForSale } from "#app/domain/search/list.server.ts";
import { apiAnswer, invalidFields, limitApi, parseApi } from "#app/http/api.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";

const USUAL_LIMIT = 50;

/** `GET /api/v1/products`: what is for sale, for machines, money as integer fen. See docs/api.md. */
export async function loader(args: LoaderFunctionArgs) {
  await limitApi(args);
  const input = parseApi(productsApiInput, args.request);
  const ctx = visitorContext(args);
  const unknown = unknownCodes(input, await readNames(ctx));
  if (Object.keys(unknown).length > 0) throw invalidFields(unknown);
  const { shelf, page } = await listForSale(ctx, filtersOf(input), input.limit ?? USUAL_LIMIT);
  const cards = await listCards(ctx, shelf, page.ids);
  return apiAnswer(productsAnswer({ cards, total: page.total, nextCursor: page.next }));
}
