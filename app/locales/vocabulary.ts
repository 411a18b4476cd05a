import type {
  productStates,
  storageClasses,
  processingKinds,
  taxTreatments,
  stockMovementKinds,
} from "#db/vocabulary/catalogue.ts";
import type { certificateSubjects, certificateStates } from "#db/vocabulary/certification.ts";
import type { benefitWays } from "#db/vocabulary/benefit.ts";
import type { indicatorReportStates } from "#db/vocabulary/indicators.ts";
import type {
  inspectionUnits,
  limitComparisons,
  readingKinds,
  readingOutcomes,
  spotCheckStates,
} from "#db/vocabulary/inspection.ts";
import type {
  conflictVerdicts,
  importRowStates,
  importSources,
  importStates,
  rowProblems,
  saleFields,
  saleKeys,
} from "#db/vocabulary/channels.ts";
import type { evidenceGrades, entryKinds, channelKinds, tradeKinds } from "#db/vocabulary/ledger.ts";
import type {
  organisationKinds,
  organisationStates,
  officeLevels,
  sellerForces,
  institutionKinds,
  roles,
  membershipStates,
  organisationDocumentKinds,
} from "#db/vocabulary/organisations.ts";
import type {
  paymentKinds,
  paymentStates,
  statementLineStates,
  matchOutcomes,
} from "#db/vocabulary/payments.ts";
import type {
  fundSources,
  orderTerms,
  requisitionStates,
  requisitionLineStates,
  approvalStates,
  orderStates,
  deliveryStates,
  acceptanceStates,
  rejectionReasons,
} from "#db/vocabulary/procurement.ts";
import type { productFamilies } from "#db/vocabulary/product-families.ts";
import type {
  batchOrigins,
  batchStates,
  traceErrorReasons,
  traceEventKinds,
  inspectionVerdicts,
} from "#db/vocabulary/provenance.ts";
import type { excursionKinds, placeTiers } from "#db/vocabulary/logistics.ts";
import type { noticeStates, recallHazards, recallStates } from "#db/vocabulary/recall.ts";
import type { buyerRegions, pairSides } from "#db/vocabulary/regions.ts";

/** The lists of stored words that people read; each word has its text at `list.word`. */
export interface Vocabulary {
  productStates: typeof productStates;
  storageClasses: typeof storageClasses;
  processingKinds: typeof processingKinds;
  taxTreatments: typeof taxTreatments;
  stockMovementKinds: typeof stockMovementKinds;
  productFamilies: typeof productFamilies;
  certificateSubjects: typeof certificateSubjects;
  certificateStates: typeof certificateStates;
  evidenceGrades: typeof evidenceGrades;
  entryKinds: typeof entryKinds;
  tradeKinds: typeof tradeKinds;
  channelKinds: typeof channelKinds;
  buyerRegions: typeof buyerRegions;
  pairSides: typeof pairSides;
  organisationKinds: typeof organisationKinds;
  organisationStates: typeof organisationStates;
  officeLevels: typeof officeLevels;
  sellerForces: typeof sellerForces;
  institutionKinds: typeof institutionKinds;
  roles: typeof roles;
  membershipStates: typeof membershipStates;
  organisationDocumentKinds: typeof organisationDocumentKinds;
  paymentKinds: typeof paymentKinds;
  paymentStates: typeof paymentStates;
  statementLineStates: typeof statementLineStates;
  matchOutcomes: typeof matchOutcomes;
  fundSources: typeof fundSources;
  orderTerms: typeof orderTerms;
  requisitionStates: typeof requisitionStates;
  requisitionLineStates: typeof requisitionLineStates;
  approvalStates: typeof approvalStates;
  orderStates: typeof orderStates;
  deliveryStates: typeof deliveryStates;
  acceptanceStates: typeof acceptanceStates;
  rejectionReasons: typeof rejectionReasons;
  batchStates: typeof batchStates;
  batchOrigins: typeof batchOrigins;
  traceEventKinds: typeof traceEventKinds;
  traceErrorReasons: typeof traceErrorReasons;
  inspectionVerdicts: typeof inspectionVerdicts;
  inspectionUnits: typeof inspectionUnits;
  limitComparisons: typeof limitComparisons;
  readingKinds: typeof readingKinds;
  readingOutcomes: typeof readingOutcomes;
  spotCheckStates: typeof spotCheckStates;
  benefitWays: typeof benefitWays;
  indicatorReportStates: typeof indicatorReportStates;
  importSources: typeof importSources;
  importStates: typeof importStates;
  importRowStates: typeof importRowStates;
  conflictVerdicts: typeof conflictVerdicts;
  saleKeys: typeof saleKeys;
  saleFields: typeof saleFields;
  rowProblems: typeof rowProblems;
  placeTiers: typeof placeTiers;
  excursionKinds: typeof excursionKinds;
  recallStates: typeof recallStates;
  recallHazards: typeof recallHazards;
  noticeStates: typeof noticeStates;
}

/** `orderStates.placed` and so on: every word of every list. */
export type VocabularyKey = {
  [List in keyof Vocabulary]: `${List}.${Vocabulary[List][number]}`;
}[keyof Vocabulary];
