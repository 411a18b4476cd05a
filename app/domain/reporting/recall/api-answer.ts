import type { PublicRecall } from "./public.server.ts";

/** What `GET /api/v1/recalls` answers; instants are in UTC (ISO 8601). See docs/api.md. */
export function recallsAnswer(recalls: readonly PublicRecall[]) {
  return {
    recalls: recalls.map((recall) => ({
      number: recall.number,
      state: recall.state,
      hazard: recall.hazard,
      reason: recall.reason,
      instructions: recall.instructions,
      openedAt: recall.openedAt.toISOString(),
      closedAt: recall.closedAt?.toISOString() ?? null,
      supplier: { nameZh: recall.supplier.nameZh, nameEn: recall.supplier.nameEn },
      products: recall.products,
      batches: recall.batches.map(({ code, supplierCode, productId }) => ({ code, supplierCode, productId })),
      path: `/recalls/${recall.number}`,
      isDemo: recall.isDemo,
    })),
  };
}
