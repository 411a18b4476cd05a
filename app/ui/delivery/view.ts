/** What pages and papers of a delivery show; routes hand it over as the queries read it. */
import type { KeptView } from "#app/ui/logistics/kept-cold-chain.tsx";
import type { StorageClass } from "#db/vocabulary/catalogue.ts";
import type { BatchState } from "#db/vocabulary/provenance.ts";
import type { AcceptanceState, DeliveryState, RejectionReason } from "#db/vocabulary/procurement.ts";

type At = Date | string;

export type Party = { nameZh: string; nameEn: string | null; demo: boolean };

/** A product in a pack, as frozen in the order line. */
export type PackedProduct = {
  productNameZh: string;
  productNameEn: string;
  packZh: string;
  packEn: string;
  unitZh: string;
  unitEn: string;
};

export type DeliveryLineView = PackedProduct & {
  id: string;
  position: number;
  packs: number;
  storageClass: StorageClass;
  unitPriceFen: number;
  batchCode: string;
  batchState: BatchState;
  supplierCode: string | null;
  packedOn: string;
  bestBeforeOn: string | null;
  conformityIssuedOn: string | null;
  returnedPacks: number;
};

export type FindingView = {
  deliveryLineId: string;
  acceptedPacks: number;
  shortPacks: number;
  rejectedPacks: number;
  rejectionReason: RejectionReason | null;
  rejectionNote: string;
  temperatureCentiC: number | null;
  temperatureReason: string;
  photographIds: readonly string[];
};

export type AcceptanceView = {
  id: string;
  state: AcceptanceState;
  receivedOn: string;
  note: string;
  acceptedFen: number;
  receiverName: string;
  receiverSignedAt: At;
  countersignerName: string | null;
  countersignedAt: At | null;
  withdrawnByName: string | null;
  withdrawnReason: string | null;
  findings: readonly FindingView[];
  /** What was known of the cold chain when it was signed. */
  coldChain: KeptView | null;
};

export type DeliveryView = {
  delivery: {
    id: string;
    sequence: number;
    state: DeliveryState;
    carrier: string;
    vehicle: string;
    waybill: string;
    dispatchedOn: string;
    dispatchedAt: At;
    dispatchedByName: string;
    isDemo: boolean;
  };
  order: {
    id: string;
    number: string;
    wantedOn: string;
    ownReference: string;
    deliveryPlace: { label: string; line: string; contactName: string; contactPhone: string };
  };
  buyer: Party;
  supplier: Party & { contactName: string; phone: string };
  lines: readonly DeliveryLineView[];
  acceptance: AcceptanceView | null;
  sentBack: AcceptanceView | null;
};

/** The number of a delivery note: the order's number and which delivery of it this is. */
export function deliveryNumber(orderNumber: string, sequence: number): string {
  return `${orderNumber}-${sequence}`;
}
