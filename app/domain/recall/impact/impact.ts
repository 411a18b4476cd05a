import type { Day } from "#app/kernel/calendar.ts";
import type { BatchState } from "#db/vocabulary/provenance.ts";

/** A batch that a recall reaches: the one it begins with, or one made from it at any remove. */
export type ImpactBatch = {
  id: string;
  code: string;
  supplierCode: string | null;
  state: BatchState;
  packedOn: Day;
  quantityGrams: number;
  /** Neither left for a buyer nor gone into another batch: still in store. */
  gramsLeft: number;
  productId: string;
  productNameZh: string;
  productNameEn: string;
  isRoot: boolean;
};

/** Packs of a reached batch that left with a delivery, and what is known of them. */
export type ImpactLine = {
  deliveryLineId: string;
  batchId: string;
  batchCode: string;
  deliveryId: string;
  sequence: number;
  dispatchedOn: Day;
  orderId: string;
  orderNumber: string;
  productId: string;
  productNameZh: string;
  productNameEn: string;
  packZh: string;
  packEn: string;
  unitZh: string;
  unitEn: string;
  netGrams: number;
  sentPacks: number;
  /** Not accepted by two people yet: on the road or at the door. */
  isUnderWay: boolean;
  acceptedPacks: number;
  /** Sent back after acceptance. */
  returnedPacks: number;
  institutionId: string;
  institutionNameZh: string;
  institutionNameEn: string | null;
  institutionIsDemo: boolean;
  districtZh: string | null;
  districtEn: string | null;
  contactName: string;
  contactPhone: string;
  /** Who receives the goods at the place of delivery. */
  placeContact: string;
  placePhone: string;
};

/**
 * Weights in grams: what was sent, what of it buyers kept, what is not accepted yet, and what is with neither: refused or missing
 * at the door, or sent back. Where that is, the supplier must say.
 */
export type ImpactSums = {
  sentGrams: number;
  keptGrams: number;
  underWayGrams: number;
  notKeptGrams: number;
};

export type ImpactOrder = ImpactSums & { orderId: string; orderNumber: string; lines: ImpactLine[] };

export type ImpactInstitution = ImpactSums &
  Pick<
    ImpactLine,
    | "institutionId"
    | "institutionNameZh"
    | "institutionNameEn"
    | "institutionIsDemo"
    | "districtZh"
    | "districtEn"
    | "contactName"
    | "contactPhone"
  > & { orders: ImpactOrder[] };

export type ImpactProduct = ImpactSums & {
  productId: string;
  productNameZh: string;
  productNameEn: string;
  batches: number;
  storeGrams: number;
};

export type Impact = {
  totals: ImpactSums & {
    batches: number;
    institutions: number;
    orders: number;
    deliveries: number;
    storeGrams: number;
  };
  institutions: ImpactInstitution[];
  products: ImpactProduct[];
};

/** Packs of a line that the buyer kept: accepted and not sent back. None while it is under way. */
export function keptPacks(line: Pick<ImpactLine, "isUnderWay" | "acceptedPacks" | "returnedPacks">): number {
  return line.isUnderWay ? 0 : Math.max(0, line.acceptedPacks - line.returnedPacks);
}

/**
 * Adds up what a recall reaches: by institution (the one that kept most first) with its orders, and by product, with what
 * is still in store.
 */
export function impactOf(batches: readonly ImpactBatch[], lines: readonly ImpactLine[]): Impact {
  const institutions = groupBy(lines, (line) => line.institutionId).map(institutionOf);
  return {
    totals: {
      ...sumsOf(lines),
      batches: batches.length,
      institutions: institutions.length,
      orders: countOf(lines, (line) => line.orderId),
      deliveries: countOf(lines, (line) => line.deliveryId),
      storeGrams: batches.reduce((sum, { gramsLeft }) => sum + gramsLeft, 0),
    },
    institutions: institutions.sort(
      (one, other) =>
        other.keptGrams + other.underWayGrams - (one.keptGrams + one.underWayGrams) ||
        one.institutionNameZh.localeCompare(other.institutionNameZh),
    ),
    products: groupBy(batches, (batch) => batch.productId).map((own) => productOf(own, lines)),
  };
}

function sumsOf(lines: readonly ImpactLine[]): ImpactSums {
  const grams = (packsOf: (line: ImpactLine) => number) =>
    lines.reduce((sum, line) => sum + packsOf(line) * line.netGrams, 0);
  return {
    sentGrams: grams((line) => line.sentPacks),
    keptGrams: grams(keptPacks),
    underWayGrams: grams((line) => (line.isUnderWay ? line.sentPacks : 0)),
    notKeptGrams: grams((line) => (line.isUnderWay ? 0 : line.sentPacks - keptPacks(line))),
  };
}

/** The groups and their rows in the order in which they first occur; no group is empty. */
function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): [Row, ...Row[]][] {
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups.values()];
}

function countOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): number {
  return new Set(rows.map(keyOf)).size;
}

function institutionOf(lines: readonly [ImpactLine, ...ImpactLine[]]): ImpactInstitution {
  const [first] = lines;
  return {
    institutionId: first.institutionId,
    institutionNameZh: first.institutionNameZh,
    institutionNameEn: first.institutionNameEn,
    institutionIsDemo: first.institutionIsDemo,
    districtZh: first.districtZh,
    districtEn: first.districtEn,
    contactName: first.contactName,
    contactPhone: first.contactPhone,
    ...sumsOf(lines),
    orders: groupBy(lines, (line) => line.orderId).map((own) => ({
      orderId: own[0].orderId,
      orderNumber: own[0].orderNumber,
      ...sumsOf(own),
      lines: own,
    })),
  };
}

function productOf(
  own: readonly [ImpactBatch, ...ImpactBatch[]],
  lines: readonly ImpactLine[],
): ImpactProduct {
  const [{ productId, productNameZh, productNameEn }] = own;
  return {
    productId,
    productNameZh,
    productNameEn,
    batches: own.length,
    storeGrams: own.reduce((sum, { gramsLeft }) => sum + gramsLeft, 0),
    ...sumsOf(lines.filter((line) => line.productId === productId)),
  };
}
