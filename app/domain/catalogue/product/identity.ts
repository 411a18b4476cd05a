import type { ProcessingKind, ProductState, StorageClass } from "#db/vocabulary/catalogue.ts";
import { statesVouchedFor } from "./states.ts";

/** What a reviewer vouches for: the same thing, from the same place, worked and kept the same way. */
export type ProductIdentity = {
  nameZh: string;
  nameEn: string;
  industryCode: string;
  countyCode: string;
  baseId: string | null;
  processing: ProcessingKind;
  storageClass: StorageClass;
};

const identityFields = [
  "nameZh",
  "nameEn",
  "industryCode",
  "countyCode",
  "baseId",
  "processing",
  "storageClass",
] as const satisfies readonly (keyof ProductIdentity)[];

/** The fields in which two descriptions speak of a different product. */
export function identityChanges(
  before: ProductIdentity,
  after: ProductIdentity,
): (typeof identityFields)[number][] {
  return identityFields.filter((field) => before[field] !== after[field]);
}

/** The state after an edit: a verified product whose identity changes must be reviewed again. */
export function stateAfterEdit(
  state: ProductState,
  before: ProductIdentity,
  after: ProductIdentity,
): ProductState {
  const vouchedFor: readonly ProductState[] = statesVouchedFor;
  return vouchedFor.includes(state) && identityChanges(before, after).length > 0 ? "draft" : state;
}
