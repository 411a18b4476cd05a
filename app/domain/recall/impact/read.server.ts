import { sql } from "drizzle-orm";
import type { Actor, Context } from "#app/domain/core/context.ts";
import type { ImpactBatch, ImpactLine } from "./impact.ts";

type Row = ImpactBatch & { line: Omit<ImpactLine, BatchPart> | null };
type BatchPart = "batchId" | "batchCode" | "productId" | "productNameZh" | "productNameEn";

/**
 * Everything that a recall of a batch reaches, in one statement: the batch, what was made from it at any remove (each
 * batch once, however many ways lead to it), and every delivery line that drew on one of them. Scoping is the caller's.
 * Batches come root first, then by code; lines by order, delivery and batch.
 */
export async function readImpact(
  { db }: Pick<Context<Actor | null>, "db">,
  rootId: string,
): Promise<{ batches: ImpactBatch[]; lines: ImpactLine[] }> {
  const rows = (await db.execute(impactStatement(rootId))) as unknown as Row[];
  const batches = new Map<string, ImpactBatch>();
  const lines: ImpactLine[] = [];
  for (const { line, ...batch } of rows) {
    batches.set(batch.id, batch);
    if (line)
      lines.push({
        ...line,
        batchId: batch.id,
        batchCode: batch.code,
        productId: batch.productId,
        productNameZh: batch.productNameZh,
        productNameEn: batch.productNameEn,
      });
  }
  return {
    batches: [...batches.values()].sort(
      (one, other) => Number(other.isRoot) - Number(one.isRoot) || (one.code < other.code ? -1 : 1),
    ),
    lines,
  };
}

/** The statement by itself, so that its plan can be looked at: with `explain …` before it. */
export function impactStatement(rootId: string, before = "") {
  return sql`${sql.raw(before)}
    with recursive reached(id) as (
      select ${rootId}::uuid
      union
      select step.batch_id from reached join batch_inputs step on step.source_id = reached.id)
    select b.id, b.code, b.supplier_code as "supplierCode", b.state, b.packed_on::text as "packedOn",
      b.quantity_grams as "quantityGrams", b.quantity_grams - b.dispatched_grams - b.used_grams as "gramsLeft",
      b.product_id as "productId", p.name_zh as "productNameZh", p.name_en as "productNameEn", b.id = ${rootId}::uuid as "isRoot",
      case when dl.id is not null then json_build_object(
        'deliveryLineId', dl.id, 'deliveryId', d.id, 'sequence', d.sequence, 'dispatchedOn', d.dispatched_on,
        'orderId', o.id, 'orderNumber', o.number, 'packZh', ol.pack_zh, 'packEn', ol.pack_en, 'unitZh', ol.unit_zh,
        'unitEn', ol.unit_en, 'netGrams', ol.net_grams, 'sentPacks', dl.packs, 'isUnderWay', a.id is null,
        'acceptedPacks', coalesce(f.accepted_packs, 0),
        'returnedPacks', (select coalesce(sum(g.packs), 0) from goods_returns g where g.delivery_line_id = dl.id),
        'institutionId', buyer.id, 'institutionNameZh', buyer.name, 'institutionNameEn', buyer.name_en,
        'institutionIsDemo', buyer.is_demo, 'districtZh', district.name_zh, 'districtEn', district.name_en,
        'contactName', buyer.contact_name, 'contactPhone', buyer.contact_phone,
        'placeContact', o.delivery_place ->> 'contactName', 'placePhone', o.delivery_place ->> 'contactPhone') end as line
    from reached
    join batches b on b.id = reached.id
    join products p on p.id = b.product_id
    left join delivery_lines dl on dl.batch_id = b.id
    left join deliveries d on d.id = dl.delivery_id
    left join purchase_order_lines ol on ol.id = dl.order_line_id
    left join purchase_orders o on o.id = d.order_id
    left join organisations buyer on buyer.id = d.organisation_id
    left join districts district on district.code = o.district_code
    left join acceptances a on a.delivery_id = d.id and a.state = 'signed'
    left join acceptance_lines f on f.acceptance_id = a.id and f.delivery_line_id = dl.id
    order by o.number, d.sequence, b.code, ol.position`;
}
