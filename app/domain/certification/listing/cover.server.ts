import { type CertificateProblem, isCertificateProblem } from "#app/domain/certification/sale/may-be-sold.ts";
import { sellableOn } from "#app/domain/certification/sale/sellable.server.ts";
import type { Actor, Context } from "#app/domain/core/context.ts";
import type { WaiverSnapshot } from "#db/schema/orders.server.ts";
import { earliestDispatchOn } from "./check.server.ts";

/** What of the certificates a product needs is lacking, and what is waived, if an order were placed today. */
export type SaleCover = { lacking: CertificateProblem[]; waivers: WaiverSnapshot[] };

/** The cover of several products, each on its own earliest dispatch day; products that do not exist are absent. */
export async function saleCoverToday(
  ctx: Pick<Context<Actor | null>, "db" | "now">,
  productIds: Iterable<string>,
): Promise<Map<string, SaleCover>> {
  const answers = await sellableOn(ctx, productIds, (leadDays) => earliestDispatchOn(ctx.now, leadDays));
  return new Map(
    [...answers].map(([productId, { problems, waivers }]) => [
      productId,
      { lacking: problems.filter(isCertificateProblem), waivers },
    ]),
  );
}

/** As `saleCoverToday` for one product, with no certificate lacking and nothing waived where there is none. */
export async function saleCoverOf(
  ctx: Pick<Context<Actor | null>, "db" | "now">,
  productId: string,
): Promise<SaleCover> {
  return (await saleCoverToday(ctx, [productId])).get(productId) ?? { lacking: [], waivers: [] };
}
