/** A sound form for every act that a page sends, with the people whose act it is. */
import { newId } from "#app/kernel/id.ts";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import type { Fields } from "#tests/support/http.ts";
import type { Person, SiteRows } from "#tests/support/site-world.ts";
import { draftForms, secondaryForms, tableButtons } from "./secondary-forms.ts";

export type SentForm = {
  /** What is sent, in words. */
  act: string;
  at: (rows: SiteRows) => string;
  fields: (rows: SiteRows) => Fields;
  /** Whose act it is; everybody else is refused. */
  by: readonly Person[];
};

const today = dayOf(new Date());
const reason = { reason: "核对有误" };
const reviewers: Person[] = ["county", "prefecture"];

const frame = ({ buyer }: SiteRows) => ({
  requestKey: newId(),
  budgetUnitId: buyer.unit.id,
  deliveryAddressId: buyer.address.id,
  fundSource: "canteen",
  terms: "goods-first",
  wantedOn: addDays(today, 20),
  ownReference: "",
  note: "",
});
const oneLine = ({ variant }: SiteRows) => ({
  "lines[0].variantId": variant.id,
  "lines[0].packs": "10",
});

const waivedPacks = ({ confirmed }: SiteRows) => ({
  "lines[0].orderLineId": confirmed.lines[0]!.id,
  "lines[0].packs": "5",
  ...reason,
});

const productFields = ({ product }: SiteRows) => ({
  nameZh: "普安红茶",
  nameEn: "Black tea",
  industryCode: "tea",
  countyCode: "522323",
  baseId: product.baseId!,
  family: "tea",
  storageClass: "ambient",
  processing: "primary",
  taxTreatment: "exempt-own-produce",
  leadDays: "3",
});
const packFields = {
  sku: "A-1",
  packZh: "500g/袋",
  packEn: "500 g bag",
  unitZh: "袋",
  unitEn: "bag",
  netKilograms: "0.5",
};
const termFields = {
  moqPacks: "10",
  multiplePacks: "5",
  weeklyCapacityPacks: "400",
  "tiers[0].fromPacks": "10",
  "tiers[0].price": "120",
};
const baseFields = {
  nameZh: "新茶场",
  nameEn: "New garden",
  countyCode: "522323",
  township: "江西坡镇",
  areaMu: "120.5",
};

const institution: SentForm[] = [
  {
    act: "save a draft",
    at: () => "/institution/requisitions/new",
    fields: (rows) => ({ ...frame(rows), ...oneLine(rows), intent: "save" }),
    by: ["requester", "strangerBuyer"],
  },
  {
    act: "submit a requisition",
    at: () => "/institution/requisitions/new",
    fields: (rows) => ({
      ...frame(rows),
      ...oneLine(rows),
      "lines[0].shownPriceFen": "12000",
      intent: "submit",
    }),
    by: ["requester", "strangerBuyer"],
  },
  {
    act: "withdraw a requisition",
    at: ({ submitted }) => `/institution/requisitions/${submitted.id}`,
    fields: () => ({ intent: "withdraw" }),
    by: ["requester"],
  },
  {
    act: "cancel a requisition",
    at: ({ draft }) => `/institution/requisitions/${draft.id}`,
    fields: () => ({ intent: "cancel" }),
    by: ["requester"],
  },
  {
    act: "approve a requisition",
    at: ({ submitted }) => `/institution/approvals/${submitted.id}`,
    fields: ({ submitted }) => ({ intent: "approve", contentHash: submitted.contentHash }),
    by: ["approver"],
  },
  {
    act: "reject a requisition",
    at: ({ submitted }) => `/institution/approvals/${submitted.id}`,
    fields: ({ submitted }) => ({ intent: "reject", contentHash: submitted.contentHash, ...reason }),
    by: ["approver"],
  },
  {
    act: "cancel an order",
    at: ({ placed }) => `/institution/orders/${placed.orderId}`,
    fields: () => reason,
    by: ["requester"],
  },
  {
    act: "propose that packs will not come, as the buyer",
    at: ({ confirmed }) => `/institution/orders/${confirmed.orderId}?do=propose`,
    fields: waivedPacks,
    by: ["requester"],
  },
  {
    act: "agree that packs will not come",
    at: ({ amended }) => `/institution/orders/${amended.orderId}?do=agree`,
    fields: ({ proposed }) => ({ amendmentId: proposed.id }),
    by: ["requester"],
  },
  {
    act: "insist on packs that should not come",
    at: ({ amended }) => `/institution/orders/${amended.orderId}?do=turn-down`,
    fields: ({ proposed }) => ({ amendmentId: proposed.id, ...reason }),
    by: ["requester"],
  },
  {
    act: "record an acceptance",
    at: ({ delivery }) => `/institution/deliveries/${delivery.id}/accept`,
    fields: ({ lines }) => ({
      receivedOn: "2026-06-16",
      ...Object.fromEntries(
        lines.flatMap((line, index) => [
          [`lines[${index}].deliveryLineId`, line.id],
          [`lines[${index}].acceptedPacks`, String(line.packs)],
          [`lines[${index}].shortPacks`, "0"],
          [`lines[${index}].rejectedPacks`, "0"],
        ]),
      ),
    }),
    by: ["receiver"],
  },
  {
    act: "countersign an acceptance",
    at: ({ acceptance }) => `/institution/acceptances/${acceptance.id}?do=sign`,
    fields: () => ({}),
    by: ["requester", "receiver"],
  },
  {
    act: "send an acceptance back",
    at: ({ acceptance }) => `/institution/acceptances/${acceptance.id}`,
    fields: () => reason,
    by: ["requester", "receiver"],
  },
  {
    act: "return goods",
    at: ({ delivery }) => `/institution/deliveries/${delivery.id}/return`,
    fields: ({ lines }) => ({
      requestKey: newId(),
      deliveryLineId: lines[0]!.id,
      packs: "1",
      reason: "damaged",
      returnedOn: today,
    }),
    by: ["receiver"],
  },
];

const addressFields = {
  label: "二号门",
  districtCode: "441302",
  line: "演达大道 2 号",
  contactName: "陈师傅",
  contactPhone: "13900000000",
};
const settings: SentForm[] = [
  {
    act: "add an approval rule",
    at: () => "/institution/rules",
    fields: () => ({ intent: "create", fundSource: "union", upTo: "5000" }),
    by: ["buyerManager", "strangerBuyer"],
  },
  {
    act: "retire an approval rule",
    at: () => "/institution/rules",
    fields: ({ buyer }) => ({ intent: "retire", ruleId: buyer.ruleId }),
    by: ["buyerManager"],
  },
  {
    act: "change the approver of an approval rule",
    at: () => "/institution/rules",
    fields: ({ buyer }) => ({ intent: "change", ruleId: buyer.ruleId, approverId: buyer.approver.userId }),
    by: ["buyerManager"],
  },
  {
    act: "add a budget unit",
    at: () => "/institution/budget-units",
    fields: () => ({ intent: "create", code: "B-2", name: "第二食堂" }),
    by: ["buyerManager", "finance", "strangerBuyer"],
  },
  {
    act: "edit a budget unit",
    at: () => "/institution/budget-units",
    fields: ({ buyer }) => ({
      intent: "edit",
      budgetUnitId: buyer.unit.id,
      name: "第三食堂",
      isActive: "on",
    }),
    by: ["buyerManager", "finance"],
  },
  {
    act: "plan a budget unit's year",
    at: () => "/institution/budget-units",
    fields: ({ buyer }) => ({ intent: "plan", budgetUnitId: buyer.unit.id, year: "2026", amount: "100000" }),
    by: ["buyerManager", "finance"],
  },
  {
    act: "add a delivery place",
    at: () => "/institution/addresses",
    fields: () => ({ intent: "create", ...addressFields }),
    by: ["buyerManager", "requester", "strangerBuyer"],
  },
  {
    act: "edit a delivery place",
    at: () => "/institution/addresses",
    fields: ({ buyer }) => ({
      intent: "edit",
      addressId: buyer.address.id,
      isActive: "on",
      ...addressFields,
    }),
    by: ["buyerManager", "requester"],
  },
];

const supplier: SentForm[] = [
  {
    act: "confirm an order",
    at: ({ placed }) => `/supplier/orders/${placed.orderId}?do=confirm`,
    fields: () => ({}),
    by: ["manager"],
  },
  {
    act: "decline an order",
    at: ({ placed }) => `/supplier/orders/${placed.orderId}`,
    fields: () => reason,
    by: ["manager"],
  },
  {
    act: "propose that packs will not come, as the supplier",
    at: ({ confirmed }) => `/supplier/orders/${confirmed.orderId}?do=propose`,
    fields: waivedPacks,
    by: ["manager"],
  },
  {
    act: "take back a proposal",
    at: ({ amended }) => `/supplier/orders/${amended.orderId}?do=take-back`,
    fields: ({ proposed }) => ({ amendmentId: proposed.id }),
    by: ["manager"],
  },
  {
    act: "dispatch a delivery",
    at: ({ confirmed }) => `/supplier/orders/${confirmed.orderId}/dispatch`,
    fields: ({ confirmed, batches }) => ({
      sequence: "1",
      dispatchedOn: today,
      "lines[0].orderLineId": confirmed.lines[0]!.id,
      "lines[0].batchId": batches[0]!.id,
      "lines[0].packs": "5",
    }),
    by: ["manager", "warehouse"],
  },
  {
    act: "list a product",
    at: () => "/supplier/products/new",
    fields: (rows) => productFields(rows),
    by: ["manager", "strangerSupplier"],
  },
  {
    act: "edit a product",
    at: ({ unlisted }) => `/supplier/products/${unlisted.id}/details`,
    fields: (rows) => ({ ...productFields(rows), revision: String(rows.unlisted.revision) }),
    by: ["manager"],
  },
  {
    act: "hand a product in",
    at: ({ unlisted }) => `/supplier/products/${unlisted.id}?index&do=submit`,
    fields: ({ unlisted }) => ({ revision: String(unlisted.revision) }),
    by: ["manager"],
  },
  {
    act: "publish a product",
    at: ({ unlisted }) => `/supplier/products/${unlisted.id}?index&do=publish`,
    fields: () => ({}),
    by: ["manager"],
  },
  {
    act: "withdraw a product",
    at: ({ product }) => `/supplier/products/${product.id}?index&do=withdraw`,
    fields: () => ({}),
    by: ["manager"],
  },
  {
    act: "add a pack",
    at: ({ unlisted }) => `/supplier/products/${unlisted.id}/packs/new`,
    fields: () => ({ ...packFields, ...termFields }),
    by: ["manager"],
  },
  {
    act: "edit a pack",
    at: ({ unlisted, unlistedPack }) => `/supplier/products/${unlisted.id}/packs/${unlistedPack.id}?do=pack`,
    fields: () => packFields,
    by: ["manager"],
  },
  {
    act: "set the terms of a pack",
    at: ({ unlisted, unlistedPack }) => `/supplier/products/${unlisted.id}/packs/${unlistedPack.id}`,
    fields: () => ({ ...termFields, isActive: "on" }),
    by: ["manager"],
  },
  {
    act: "say where a price stands",
    at: ({ product }) => `/supplier/products/${product.id}/price-evidence`,
    fields: () => ({ packZh: "250g", low: "100", high: "140", basis: "市场询价", sourceUrl: "" }),
    by: ["manager"],
  },
  {
    act: "receive stock",
    at: ({ variant }) => `/supplier/stock/${variant.id}`,
    fields: () => ({ packs: "5", reason: "入库" }),
    by: ["manager", "warehouse"],
  },
  {
    act: "correct stock",
    at: ({ variant }) => `/supplier/stock/${variant.id}?do=correct`,
    fields: () => ({ countedPacks: "480", reason: "盘点" }),
    by: ["manager", "warehouse"],
  },
  {
    act: "add a base",
    at: () => "/supplier/bases/new",
    fields: () => baseFields,
    by: ["manager", "strangerSupplier"],
  },
  {
    act: "edit a base",
    at: ({ product }) => `/supplier/bases/${product.baseId}`,
    fields: () => baseFields,
    by: ["manager"],
  },
  {
    act: "add a batch",
    at: () => "/supplier/batches/new",
    fields: ({ product }) => ({
      productId: product.id,
      harvestedOn: "2026-06-01",
      packedOn: "2026-06-02",
      bestBeforeOn: "2027-06-02",
      quantityKilograms: "100",
    }),
    by: ["manager", "warehouse"],
  },
  {
    act: "make a batch from others",
    at: () => "/supplier/batches/make",
    fields: ({ product, batches }) => ({
      kind: "split",
      productId: product.id,
      packedOn: "2026-06-02",
      quantityKilograms: "1",
      "inputs[0].batchId": batches[0]!.id,
      "inputs[0].kilograms": "1",
    }),
    by: ["manager", "warehouse"],
  },
  {
    act: "hold a batch",
    at: ({ batches }) => `/supplier/batches/${batches[1]!.id}?do=hold`,
    fields: () => reason,
    by: ["manager", "warehouse"],
  },
  {
    act: "record a trace event",
    at: ({ batches }) => `/supplier/batches/${batches[0]!.id}?do=event`,
    fields: () => ({
      kind: "stored",
      occurredAt: "2026-06-14T10:00",
      placeZh: "冷库",
      noteZh: "",
      temperature: "4",
    }),
    by: ["manager", "warehouse"],
  },
  {
    act: "declare a trace event erroneous",
    at: ({ batches }) => `/supplier/batches/${batches[0]!.id}?do=error`,
    fields: () => ({ sequence: "1", errorReason: "incorrect-data", noteZh: "记错" }),
    by: ["manager", "warehouse"],
  },
  {
    act: "issue a conformity certificate",
    at: ({ batches }) => `/supplier/batches/${batches[0]!.id}?do=conformity`,
    fields: () => ({}),
    by: ["manager", "warehouse"],
  },
  {
    act: "release a batch",
    at: ({ batches }) => `/supplier/batches/${batches[0]!.id}?do=release`,
    fields: () => ({}),
    by: ["manager", "warehouse"],
  },
];

const money: SentForm[] = [
  {
    act: "announce a transfer",
    at: ({ placed }) => `/institution/payments/${placed.orderId}`,
    fields: () => ({ amount: "10", transferredOn: today, note: "", requestKey: newId() }),
    by: ["finance"],
  },
  {
    act: "record a refund",
    at: ({ placed }) => `/supplier/invoices/${placed.orderId}`,
    fields: () => ({ intent: "refund", amount: "10", refundedOn: today, note: "", requestKey: newId() }),
    by: ["supplierFinance"],
  },
  {
    act: "register an invoice",
    at: ({ placed }) => `/supplier/invoices/${placed.orderId}`,
    fields: () => ({
      number: "12345678901234567890",
      amount: "10",
      issuedOn: today,
      file: new File(['<?xml version="1.0"?><EInvoice></EInvoice>'], "invoice.xml"),
    }),
    by: ["supplierFinance"],
  },
  {
    act: "match a bank line",
    at: () => "/supplier/bank",
    fields: ({ placed }) => ({ intent: "match", lineId: newId(), order: placed.orderId }),
    by: ["supplierFinance", "strangerSupplier"],
  },
  {
    act: "take back the match of a bank line",
    at: () => "/supplier/bank",
    fields: () => ({ intent: "unmatch", lineId: newId(), ...reason }),
    by: ["supplierFinance", "strangerSupplier"],
  },
  {
    act: "put the day to pay off",
    at: ({ placed }) => `/institution/payments/${placed.orderId}?do=extend`,
    fields: () => reason,
    by: ["finance"],
  },
  {
    act: "confirm a received amount",
    at: ({ placed }) => `/institution/payments/${placed.orderId}?do=confirm`,
    fields: () => ({ paymentId: newId() }),
    by: ["finance"],
  },
  {
    act: "upload a bank statement",
    at: () => "/supplier/bank",
    fields: () => ({ file: new File(["日期,金额,摘要,流水号\n2026-06-15,7,利息,R2"], "a.csv") }),
    by: ["supplierFinance", "strangerSupplier"],
  },
];

/** A manager acts on the own organisation, whichever workspace the form is sent to. */
const managers: Person[] = [
  "buyerManager",
  "manager",
  "otherCounty",
  "prefecture",
  "admin",
  "strangerBuyer",
  "strangerSupplier",
];
const members = ["/institution", "/supplier", "/official"].flatMap((workspace): SentForm[] => [
  {
    act: `invite a member at ${workspace}`,
    at: () => `${workspace}/members`,
    fields: () => ({ act: "invite", email: `${newId()}@example.test`, roles: ["institution-finance"] }),
    by: managers,
  },
  {
    act: `edit the organisation at ${workspace}`,
    at: () => `${workspace}/organisation`,
    fields: () => ({ contactName: "韦小花", contactPhone: "13800000001", address: "普安县江西坡镇" }),
    by: managers,
  },
]);

const official: SentForm[] = [
  ...(["verify", "return", "suspend"] as const).map((decision) => ({
    act: `${decision} a product`,
    at: ({ product }: SiteRows) => `/official/products/${product.id}?do=${decision}`,
    fields: ({ product }: SiteRows): Fields => ({
      ...(decision === "suspend" ? {} : { revision: String(product.revision) }),
      ...(decision === "verify" ? {} : reason),
    }),
    by: decision === "suspend" ? ([...reviewers, "admin"] as Person[]) : reviewers,
  })),
  ...(["verify", "reject"] as const).map((decision) => ({
    act: `${decision} a certificate`,
    at: ({ certificate }: SiteRows) => `/official/certificates/${certificate.id}?do=${decision}`,
    fields: (): Fields => (decision === "verify" ? {} : reason),
    by: reviewers,
  })),
  {
    act: "grant a waiver",
    at: ({ supplier, product }) => `/official/waivers/new?supplier=${supplier.id}&product=${product.id}`,
    fields: () => ({
      schemeCode: "food-licence",
      responsible: "王主任",
      validUntil: addDays(today, 30),
      ...reason,
    }),
    by: reviewers,
  },
  {
    act: "revoke a waiver",
    at: ({ waiver }) => `/official/waivers/${waiver.id}?do=revoke`,
    fields: () => reason,
    by: reviewers,
  },
  ...(["recommend", "approve", "reject", "suspend"] as const).map((decision) => ({
    act: `${decision} an organisation`,
    at: ({ applied }: SiteRows) => `/official/organisations/${applied.id}`,
    fields: (): Fields =>
      decision === "reject" || decision === "suspend"
        ? { decision, ...reason }
        : { decision, note: "已核对" },
    by: (decision === "suspend" ? ["prefecture", "admin"] : [...reviewers, "admin"]) as Person[],
  })),
];

const workTable = (rows: SiteRows, intent: string): Fields => ({
  ...frame(rows),
  ...oneLine(rows),
  // A saved draft fixes no price: what its page shows is not read.
  ...(intent === "save" ? {} : { "lines[0].shownPriceFen": "12000" }),
  intent,
});

/** Forms that show themselves again, whatever is in them. */
export const shownForms: readonly SentForm[] = tableButtons(workTable);

/** Forms that write, or are refused. */
const opening = {
  hazard: "residue",
  reason: "抽检农残超标",
  instructions: "立即停用，清点后填报",
  answerWithinHours: "4",
};
const recall: SentForm[] = [
  {
    act: "open the recall of an own batch",
    at: ({ batches }) => `/supplier/batches/${batches[0]!.id}/recall`,
    fields: () => opening,
    by: ["manager"],
  },
  {
    act: "open the recall of a batch of the county",
    at: ({ batches }) => `/official/batches/${batches[0]!.id}/recall`,
    fields: () => opening,
    by: reviewers,
  },
  {
    act: "change the verdict of a report of the county",
    at: ({ batches }) => `/official/batches/${batches[0]!.id}?do=override`,
    fields: ({ reportId }) => ({ reportId, verdict: "failed", reason: "复检不合格" }),
    by: reviewers,
  },
  {
    act: "report on farm households",
    at: () => "/supplier/benefit",
    fields: () => ({
      year: "2026",
      asOf: "2026-05-31",
      households: "120",
      formerlyPoor: "40",
      order: "1000.00",
      basis: "收购台账",
    }),
    by: ["manager", "strangerSupplier"],
  },
  {
    act: "verify what a supplier of the county said of farm households",
    at: () => "/official/benefits?do=verify",
    fields: ({ benefitReportId }) => ({ reportId: benefitReportId }),
    by: reviewers,
  },
  {
    act: "send back what a supplier of the county said of farm households",
    at: () => "/official/benefits?do=send-back",
    fields: ({ benefitReportId }) => ({ reportId: benefitReportId, ...reason }),
    by: reviewers,
  },
  {
    act: "report an indicator of the county or of the prefecture",
    at: () => "/official/indicators/labour?year=2026&do=report",
    fields: () => ({ value: "130", asOf: "2026-06-01", source: "州人社局月报", note: "" }),
    by: ["county", "otherCounty", "prefecture"],
  },
  {
    act: "confirm what a county reported",
    at: () => "/official/indicators/labour?year=2026&do=confirm",
    fields: ({ indicatorReport }) => ({ reportId: indicatorReport.id }),
    by: ["prefecture"],
  },
  {
    act: "send back what a county reported",
    at: () => "/official/indicators/labour?year=2026&do=send-back",
    fields: ({ indicatorReport }) => ({ reportId: indicatorReport.id, ...reason }),
    by: ["prefecture"],
  },
  {
    act: "plan a spot check",
    at: () => "/official/spot-checks/new",
    fields: ({ product }) => ({
      productId: product.id,
      plannedOn: "2030-01-01",
      inspectors: "王某、李某",
      reason: "季度抽检",
    }),
    by: reviewers,
  },
  {
    act: "record the result of a spot check",
    at: ({ spotCheck }) => `/official/spot-checks/${spotCheck.id}?do=report`,
    fields: ({ batches }) => ({
      batchId: batches[0]!.id,
      number: "CJ-1",
      laboratory: "州检测中心",
      method: "GB 2763",
      sampledOn: "2026-06-01",
      reportedOn: "2026-06-05",
      verdict: "failed",
      summary: "",
    }),
    by: reviewers,
  },
  {
    act: "call a spot check off",
    at: ({ spotCheck }) => `/official/spot-checks/${spotCheck.id}?do=cancel`,
    fields: () => ({ reason: "改期" }),
    by: reviewers,
  },
  {
    act: "close an own recall",
    at: ({ recalled }) => `/supplier/recalls/${recalled.recall.id}?do=close`,
    fields: () => ({ summary: "已全部处理" }),
    by: ["manager"],
  },
  {
    act: "close a recall of the county",
    at: ({ recalled }) => `/official/recalls/${recalled.recall.id}?do=close`,
    fields: () => ({ summary: "已全部处理" }),
    by: reviewers,
  },
  {
    act: "resume the sale of a recalled product",
    at: ({ recalled }) => `/supplier/recalls/${recalled.recall.id}?do=resume&product=${recalled.product.id}`,
    fields: ({ recalled }) => ({
      "counts[0].variantId": recalled.variant.id,
      "counts[0].countedPacks": "0",
      declared: "on",
    }),
    by: ["manager"],
  },
  {
    act: "answer a recall notice",
    at: ({ recalled }) => `/institution/recalls/${recalled.noticeId}`,
    fields: ({ recalled }) => ({
      "lines[0].deliveryLineId": recalled.deliveryLineId,
      "lines[0].foundPacks": "0",
      "lines[0].destroyedPacks": "0",
      "lines[0].returnedPacks": "0",
    }),
    by: ["receiver"],
  },
];

export const sentForms: readonly SentForm[] = [
  ...recall,
  ...draftForms(workTable),
  ...secondaryForms,
  ...institution,
  ...settings,
  ...supplier,
  ...members,
  ...money,
  ...official,
];
