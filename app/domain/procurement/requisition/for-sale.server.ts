import { type Saleability, sellablePacksOn } from "#app/domain/certification/sale/sellable.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { together } from "#app/domain/core/transaction.server.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { promisedDispatchOn } from "./line-check.ts";
import { loadGoods, loadPackFacts } from "./line-facts.server.ts";
import type { Certified, CertifiedFacts, CertifiedGoods, GoodsFacts } from "./pack-facts.ts";

/**
 * Loads the facts of packs, by variant, with which requirements are not met on the promised dispatch day, the certificates
 * valid then, and the waivers it rests on. A variant that does not exist has no entry.
 */
export async function loadCertifiedFacts(
  ctx: Pick<AnyContext, "db">,
  variantIds: readonly string[],
  wantedOn: Day,
): Promise<Map<string, CertifiedFacts>> {
  return certified(ctx, loadPackFacts(ctx, variantIds, wantedOn), variantIds, wantedOn);
}

/** As {@link loadCertifiedFacts}, but only what an order freezes: neither prices nor what is left are asked for again. */
export async function loadCertifiedGoods(
  ctx: Pick<AnyContext, "db">,
  variantIds: readonly string[],
  wantedOn: Day,
): Promise<Map<string, CertifiedGoods>> {
  return certified(ctx, loadGoods(ctx, variantIds), variantIds, wantedOn);
}

async function certified<Facts extends GoodsFacts>(
  ctx: Pick<AnyContext, "db">,
  facts: Promise<Map<string, Facts>>,
  variantIds: readonly string[],
  wantedOn: Day,
): Promise<Map<string, Facts & Certified>> {
  const [factsOf, answers] = await together(
    facts,
    sellablePacksOn(ctx, variantIds, promisedDispatchOn(wantedOn)),
  );
  return new Map(
    [...factsOf].map(([variantId, facts]) => [
      variantId,
      { ...facts, ...standing(answers.get(facts.productId)) },
    ]),
  );
}

function standing(answer: Saleability | undefined): Certified {
  return {
    lapsingCertificates: (answer?.problems ?? []).flatMap((problem) =>
      problem.code === "certificate" ? [{ nameZh: problem.nameZh, nameEn: problem.nameEn }] : [],
    ),
    certificates: answer?.certificates ?? [],
    waivers: answer?.waivers ?? [],
  };
}
