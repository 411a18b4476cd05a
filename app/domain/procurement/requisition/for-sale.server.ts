import { type Saleability, sellableOn } from "#app/domain/certification/sale/sellable.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { promisedDispatchOn } from "./line-check.ts";
import type { CertifiedFacts, PackFacts } from "./pack-facts.ts";

/** Adds to each pack which requirements are not met on the promised dispatch day, the certificates valid then, and the waivers it rests on. */
export async function withCertificates(
  ctx: Pick<AnyContext, "db">,
  factsOf: ReadonlyMap<string, PackFacts>,
  wantedOn: Day,
): Promise<Map<string, CertifiedFacts>> {
  const productIds = [...factsOf.values()].map((facts) => facts.productId);
  const answers = await sellableOn(ctx, productIds, promisedDispatchOn(wantedOn));
  return new Map(
    [...factsOf].map(([variantId, facts]) => [
      variantId,
      { ...facts, ...standing(answers.get(facts.productId)) },
    ]),
  );
}

function standing(
  answer: Saleability | undefined,
): Pick<CertifiedFacts, "lapsingCertificates" | "certificates" | "waivers"> {
  return {
    lapsingCertificates: (answer?.problems ?? []).flatMap((problem) =>
      problem.code === "certificate" ? [{ nameZh: problem.nameZh, nameEn: problem.nameEn }] : [],
    ),
    certificates: answer?.certificates ?? [],
    waivers: answer?.waivers ?? [],
  };
}
