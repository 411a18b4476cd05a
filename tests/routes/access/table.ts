/** Who may open which address, one row for each pattern of `app/routes.ts`. A new route needs a row here. */
import type { Person, SiteRows } from "#tests/support/site-world.ts";

/**
 * For whom a page is: `signed-in` also takes somebody without an organisation, `member` one that is not approved;
 * `newcomer` and `workspace` lead those who are signed in to where they work.
 */
export type Audience =
  | "newcomer"
  | "workspace"
  | "anyone"
  | "signed-in"
  | "member"
  | "institution"
  | "supplier"
  | "office"
  | "manager";

export type Access = {
  for: Audience;
  /** Members of the audience who may; everybody of it unless named. Others of it get 403. */
  only?: readonly Person[];
  /** Members of the audience from whom the row asked for is hidden: 404. */
  hidden?: readonly Person[];
  /** The address, for a pattern with parameters. */
  at?: (rows: SiteRows) => string;
  /** Addresses of the same pattern that lead to nothing. */
  nothing?: (id: string) => string;
  /** The answer to those who may, and to an address that leads to nothing, when they are not 200 and 404. */
  found?: number;
  missing?: number;
  /** The answer stays open: its end is not waited for. */
  staysOpen?: true;
};

const everybodys: Access = { for: "anyone" };
const buyers: Access = { for: "institution" };
const sellers: Access = { for: "supplier" };
const officials: Access = { for: "office" };
const recallers: Access = { for: "supplier", only: ["manager", "warehouse", "strangerSupplier"] };
const reviewers = ["county", "otherCounty", "prefecture", "district"] as const;

const row = (access: Access, at: (rows: SiteRows) => string, nothing: (id: string) => string): Access => ({
  ...access,
  at,
  nothing,
  hidden: access.hidden ?? ["strangerBuyer", "strangerSupplier"],
});

const product = (page: string, access: Access = sellers) =>
  row(
    access,
    ({ product }) => `/supplier/products/${product.id}${page}`,
    (id) => `/supplier/products/${id}${page}`,
  );
const managersOf = (audience: Audience, ...managers: Person[]): Access => ({ for: audience, only: managers });

export const accessTable: Record<string, Access> = {
  "/": everybodys,
  "/products": everybodys,
  "/products/:id": row(
    everybodys,
    ({ product }) => `/products/${product.id}`,
    (id) => `/products/${id}`,
  ),
  "/products/:id/order": {
    ...everybodys,
    at: ({ product }) => `/products/${product.id}/order`,
    found: 302,
  },
  "/industries": everybodys,
  "/industries/:code": row(
    everybodys,
    () => "/industries/tea",
    (id) => `/industries/${id}`,
  ),
  "/counties": everybodys,
  "/counties/:code": row(
    everybodys,
    () => "/counties/522323",
    (id) => `/counties/${id}`,
  ),
  "/suppliers": everybodys,
  "/suppliers/:id": row(
    everybodys,
    ({ supplier }) => `/suppliers/${supplier.id}`,
    (id) => `/suppliers/${id}`,
  ),
  "/bases/:id": row(
    everybodys,
    ({ product }) => `/bases/${product.baseId}`,
    (id) => `/bases/${id}`,
  ),
  "/trace": everybodys,
  "/trace/:code": row(
    everybodys,
    ({ batches }) => `/trace/${batches[0]!.code}`,
    (id) => `/trace/${id}`,
  ),
  "/progress/:year?": row(
    everybodys,
    () => "/progress/2026",
    (id) => `/progress/${id}`,
  ),
  "/guide/:page": row(
    everybodys,
    () => "/guide/buyer",
    (id) => `/guide/${id}`,
  ),
  "/sitemap.xml": everybodys,
  "/robots.txt": everybodys,
  "/api/v1/ledger": everybodys,
  "/api/v1/progress": everybodys,
  "/api/v1/progress.csv": everybodys,
  "/api/v1/ocds": everybodys,
  "/api/v1/ocds/:month": { ...everybodys, at: () => "/api/v1/ocds/2026-06" },
  "/api/v1/products": everybodys,
  "/api/v1/recalls": everybodys,
  // Devices send to it; to whoever opens it, it says so.
  "/places/:id": row(
    everybodys,
    ({ place }) => `/places/${place.id}`,
    (id) => `/places/${id}`,
  ),
  "/institution/cold-chain": buyers,
  "/supplier/cold-chain": sellers,
  "/supplier/deliveries/:deliveryId/shipment": row(
    sellers,
    ({ delivery }) => `/supplier/deliveries/${delivery.id}/shipment`,
    (id) => `/supplier/deliveries/${id}/shipment`,
  ),
  "/official/places": officials,
  "/official/imports": officials,
  "/official/imports/:importId": row(
    { ...officials, hidden: ["otherCounty", "district"] },
    ({ sales }) => `/official/imports/${sales.read.id}`,
    (id) => `/official/imports/${id}`,
  ),
  "/official/imports/:importId/failed": row(
    { ...officials, hidden: ["otherCounty", "district"] },
    ({ sales }) => `/official/imports/${sales.read.id}/failed`,
    (id) => `/official/imports/${id}/failed`,
  ),
  "/official/conflicts": officials,
  "/official/conflicts/:conflictId": row(
    { ...officials, hidden: ["otherCounty", "district"] },
    ({ sales }) => `/official/conflicts/${sales.conflict.id}`,
    (id) => `/official/conflicts/${id}`,
  ),
  "/official/livestreams": officials,
  "/official/livestreams/:sessionId": row(
    { ...officials, hidden: ["otherCounty", "district"] },
    ({ sales }) => `/official/livestreams/${sales.session.id}`,
    (id) => `/official/livestreams/${id}`,
  ),
  "/official/channels": officials,
  "/api/v1/devices/:deviceId/readings": {
    ...everybodys,
    at: () => "/api/v1/devices/one/readings",
    found: 405,
  },
  "/api/v1/channels/:code/sales": {
    ...everybodys,
    at: () => "/api/v1/channels/platform-832/sales",
    found: 405,
  },
  "/recalls": everybodys,
  "/recalls/:number": row(
    everybodys,
    ({ recalled }) => `/recalls/${recalled.recall.number}`,
    (id) => `/recalls/${id}`,
  ),

  "/institution": buyers,
  "/institution/requisitions": buyers,
  "/institution/requisitions/new": { ...buyers, only: ["requester", "strangerBuyer"] },
  "/institution/requisitions/:requisitionId": row(
    buyers,
    ({ submitted }) => `/institution/requisitions/${submitted.id}`,
    (id) => `/institution/requisitions/${id}`,
  ),
  "/institution/approvals": { ...buyers, only: ["approver", "strangerBuyer"] },
  "/institution/approvals/:requisitionId": row(
    { ...buyers, only: ["approver", "strangerBuyer"] },
    ({ submitted }) => `/institution/approvals/${submitted.id}`,
    (id) => `/institution/approvals/${id}`,
  ),
  "/institution/members": managersOf("manager", "buyerManager", "strangerBuyer"),
  "/institution/organisation": managersOf("manager", "buyerManager", "strangerBuyer"),
  "/institution/rules": managersOf("institution", "buyerManager", "strangerBuyer"),
  "/institution/budget-units": managersOf("institution", "buyerManager", "finance", "strangerBuyer"),
  "/institution/addresses": managersOf("institution", "buyerManager", "requester", "strangerBuyer"),
  "/institution/orders": buyers,
  "/institution/orders/:orderId": row(
    buyers,
    ({ placed }) => `/institution/orders/${placed.orderId}`,
    (id) => `/institution/orders/${id}`,
  ),
  "/institution/deliveries": buyers,
  "/institution/deliveries/:deliveryId": row(
    buyers,
    ({ delivery }) => `/institution/deliveries/${delivery.id}`,
    (id) => `/institution/deliveries/${id}`,
  ),
  "/institution/deliveries/:deliveryId/accept": row(
    { ...buyers, only: ["receiver", "strangerBuyer"] },
    ({ delivery }) => `/institution/deliveries/${delivery.id}/accept`,
    (id) => `/institution/deliveries/${id}/accept`,
  ),
  "/institution/deliveries/:deliveryId/return": row(
    { ...buyers, only: ["receiver", "strangerBuyer"] },
    ({ delivery }) => `/institution/deliveries/${delivery.id}/return`,
    (id) => `/institution/deliveries/${id}/return`,
  ),
  "/institution/deliveries/:deliveryId/note": row(
    buyers,
    ({ delivery }) => `/institution/deliveries/${delivery.id}/note`,
    (id) => `/institution/deliveries/${id}/note`,
  ),
  "/institution/deliveries/:deliveryId/sheet": row(
    buyers,
    ({ delivery }) => `/institution/deliveries/${delivery.id}/sheet`,
    (id) => `/institution/deliveries/${id}/sheet`,
  ),
  "/institution/acceptances": buyers,
  "/institution/acceptances/:acceptanceId": row(
    buyers,
    ({ acceptance }) => `/institution/acceptances/${acceptance.id}`,
    (id) => `/institution/acceptances/${id}`,
  ),
  "/institution/returns": buyers,
  "/institution/recalls": buyers,
  "/institution/recalls/:noticeId": row(
    buyers,
    ({ recalled }) => `/institution/recalls/${recalled.noticeId}`,
    (id) => `/institution/recalls/${id}`,
  ),
  "/institution/payments": buyers,
  "/institution/payments/:orderId": row(
    buyers,
    ({ placed }) => `/institution/payments/${placed.orderId}`,
    (id) => `/institution/payments/${id}`,
  ),
  "/institution/payments/:orderId/statement": row(
    buyers,
    ({ placed }) => `/institution/payments/${placed.orderId}/statement`,
    (id) => `/institution/payments/${id}/statement`,
  ),

  "/supplier": sellers,
  "/supplier/members": managersOf("manager", "manager", "strangerSupplier"),
  "/supplier/organisation": managersOf("manager", "manager", "strangerSupplier"),
  "/supplier/products": sellers,
  "/supplier/products/new": sellers,
  "/supplier/products/:productId": product(""),
  "/supplier/products/:productId/details": product("/details"),
  "/supplier/products/:productId/packs": product("/packs"),
  "/supplier/products/:productId/packs/new": product("/packs/new"),
  "/supplier/products/:productId/packs/:packId": row(
    sellers,
    ({ product, variant }) => `/supplier/products/${product.id}/packs/${variant.id}`,
    (id) => `/supplier/products/${id}/packs/${id}`,
  ),
  "/supplier/products/:productId/photographs": product("/photographs"),
  "/supplier/products/:productId/price-evidence": product("/price-evidence"),
  "/supplier/stock": sellers,
  "/supplier/stock/:packId": row(
    sellers,
    ({ variant }) => `/supplier/stock/${variant.id}`,
    (id) => `/supplier/stock/${id}`,
  ),
  "/supplier/bases": sellers,
  "/supplier/bases/new": sellers,
  "/supplier/bases/:baseId": row(
    sellers,
    ({ product }) => `/supplier/bases/${product.baseId}`,
    (id) => `/supplier/bases/${id}`,
  ),
  "/supplier/batches": sellers,
  "/supplier/batches/new": sellers,
  "/supplier/batches/make": sellers,
  "/supplier/batches/:batchId": row(
    sellers,
    ({ batches }) => `/supplier/batches/${batches[0]!.id}`,
    (id) => `/supplier/batches/${id}`,
  ),
  "/supplier/retests": sellers,
  "/supplier/batches/:batchId/report": row(
    recallers,
    ({ batches }) => `/supplier/batches/${batches[0]!.id}/report`,
    (id) => `/supplier/batches/${id}/report`,
  ),
  "/supplier/batches/:batchId/recall": row(
    recallers,
    ({ batches }) => `/supplier/batches/${batches[0]!.id}/recall`,
    (id) => `/supplier/batches/${id}/recall`,
  ),
  "/supplier/batches/:batchId/label": {
    ...row(
      sellers,
      ({ batches }) => `/supplier/batches/${batches[0]!.id}/label`,
      (id) => `/supplier/batches/${id}/label`,
    ),
    found: 404,
  },
  "/supplier/batches/:batchId/rehearsal": row(
    recallers,
    ({ batches }) => `/supplier/batches/${batches[0]!.id}/rehearsal`,
    (id) => `/supplier/batches/${id}/rehearsal`,
  ),
  "/supplier/recalls": recallers,
  "/supplier/recalls/:recallId": row(
    recallers,
    ({ recalled }) => `/supplier/recalls/${recalled.recall.id}`,
    (id) => `/supplier/recalls/${id}`,
  ),
  "/supplier/recalls/:recallId/report": row(
    recallers,
    ({ recalled }) => `/supplier/recalls/${recalled.recall.id}/report`,
    (id) => `/supplier/recalls/${id}/report`,
  ),
  "/supplier/certificates": sellers,
  "/supplier/certificates/new": sellers,
  "/supplier/orders": sellers,
  "/supplier/orders/:orderId": row(
    sellers,
    ({ placed }) => `/supplier/orders/${placed.orderId}`,
    (id) => `/supplier/orders/${id}`,
  ),
  "/supplier/orders/:orderId/dispatch": row(
    { ...sellers, only: ["manager", "warehouse", "strangerSupplier"] },
    ({ confirmed }) => `/supplier/orders/${confirmed.orderId}/dispatch`,
    (id) => `/supplier/orders/${id}/dispatch`,
  ),
  "/supplier/deliveries": sellers,
  "/supplier/deliveries/:deliveryId": row(
    sellers,
    ({ delivery }) => `/supplier/deliveries/${delivery.id}`,
    (id) => `/supplier/deliveries/${id}`,
  ),
  "/supplier/deliveries/:deliveryId/note": row(
    sellers,
    ({ delivery }) => `/supplier/deliveries/${delivery.id}/note`,
    (id) => `/supplier/deliveries/${id}/note`,
  ),
  "/supplier/deliveries/:deliveryId/sheet": row(
    sellers,
    ({ delivery }) => `/supplier/deliveries/${delivery.id}/sheet`,
    (id) => `/supplier/deliveries/${id}/sheet`,
  ),

  "/supplier/benefit": { ...sellers, only: ["manager", "strangerSupplier"] },
  "/supplier/bank": { ...sellers, only: ["supplierFinance", "strangerSupplier"] },
  "/supplier/invoices": sellers,
  "/supplier/invoices/:orderId": row(
    sellers,
    ({ placed }) => `/supplier/invoices/${placed.orderId}`,
    (id) => `/supplier/invoices/${id}`,
  ),
  "/supplier/invoices/:orderId/statement": row(
    sellers,
    ({ placed }) => `/supplier/invoices/${placed.orderId}/statement`,
    (id) => `/supplier/invoices/${id}/statement`,
  ),

  "/official": officials,
  "/official/wall": officials,
  "/official/wall/stream": { ...officials, staysOpen: true },
  "/official/products": { ...officials, only: reviewers },
  "/official/products/:productId": row(
    { ...officials, only: reviewers, hidden: ["otherCounty", "district"] },
    ({ product }) => `/official/products/${product.id}`,
    (id) => `/official/products/${id}`,
  ),
  "/official/bases": officials,
  "/official/batches": officials,
  "/official/batches/:batchId": row(
    { ...officials, hidden: ["otherCounty", "district"] },
    ({ batches }) => `/official/batches/${batches[0]!.id}`,
    (id) => `/official/batches/${id}`,
  ),
  "/official/reports": officials,
  "/official/reports/workbook": { ...officials, at: () => "/official/reports/workbook?year=2026" },
  "/official/reports/bulletin": { ...officials, at: () => "/official/reports/bulletin?year=2026&month=1" },
  "/official/reports/tables/:table": row(
    officials,
    () => "/official/reports/tables/county?year=2026",
    (id) => `/official/reports/tables/${id}?year=2026`,
  ),
  "/official/benefits": officials,
  "/official/indicators": officials,
  "/official/indicators/:code": row(
    officials,
    () => "/official/indicators/labour?year=2026",
    (id) => `/official/indicators/${id}`,
  ),
  "/official/spot-checks": officials,
  "/official/spot-checks/new": { ...officials, only: reviewers },
  "/official/spot-checks/:spotCheckId": row(
    { ...officials, hidden: ["otherCounty", "district"] },
    ({ spotCheck }) => `/official/spot-checks/${spotCheck.id}`,
    (id) => `/official/spot-checks/${id}`,
  ),
  "/official/spot-checks/retests": officials,
  "/official/expiries": { ...officials, only: [...reviewers, "viewer"] },
  "/official/coverage": officials,
  "/official/certificates": { ...officials, only: reviewers },
  "/official/certificates/:certificateId": row(
    { ...officials, only: reviewers, hidden: ["otherCounty", "district"] },
    ({ certificate }) => `/official/certificates/${certificate.id}`,
    (id) => `/official/certificates/${id}`,
  ),
  "/official/waivers": { ...officials, only: reviewers },
  "/official/waivers/new": row(
    { ...officials, only: reviewers, hidden: ["otherCounty", "district"] },
    ({ supplier, product }) => `/official/waivers/new?supplier=${supplier.id}&product=${product.id}`,
    (id) => `/official/waivers/new?supplier=${id}`,
  ),
  "/official/waivers/:waiverId": row(
    { ...officials, only: reviewers, hidden: ["otherCounty", "district"] },
    ({ waiver }) => `/official/waivers/${waiver.id}`,
    (id) => `/official/waivers/${id}`,
  ),
  "/official/recalls": officials,
  "/official/recalls/:recallId": row(
    { ...officials, hidden: ["otherCounty"] },
    ({ recalled }) => `/official/recalls/${recalled.recall.id}`,
    (id) => `/official/recalls/${id}`,
  ),
  "/official/recalls/:recallId/report": row(
    { ...officials, hidden: ["otherCounty"] },
    ({ recalled }) => `/official/recalls/${recalled.recall.id}/report`,
    (id) => `/official/recalls/${id}/report`,
  ),
  "/official/batches/:batchId/recall": row(
    { ...officials, hidden: ["otherCounty", "district"] },
    ({ batches }) => `/official/batches/${batches[0]!.id}/recall`,
    (id) => `/official/batches/${id}/recall`,
  ),
  "/official/batches/:batchId/rehearsal": row(
    { ...officials, hidden: ["otherCounty", "district"] },
    ({ batches }) => `/official/batches/${batches[0]!.id}/rehearsal`,
    (id) => `/official/batches/${id}/rehearsal`,
  ),
  "/official/cockpit": officials,
  "/official/reserved-shares": officials,
  "/official/gaps": officials,
  "/official/cockpit/cross": officials,
  "/official/cockpit/cross.csv": officials,
  "/official/entries": officials,
  "/official/entries/:entryId": row(
    { ...officials, hidden: ["otherCounty"] },
    ({ entryId }) => `/official/entries/${entryId}`,
    (id) => `/official/entries/${id}`,
  ),
  "/official/periods": officials,
  "/official/targets": officials,
  "/official/policies": officials,
  "/official/policies/compare": officials,
  "/official/policies/draft": { ...officials, only: ["prefecture"] },
  "/official/members": managersOf("manager", "otherCounty", "prefecture", "admin"),
  "/official/organisation": managersOf("manager", "otherCounty", "prefecture", "admin"),
  "/official/organisations": officials,
  "/official/organisations/:organisationId": row(
    { ...officials, hidden: ["otherCounty", "district"] },
    ({ applied }) => `/official/organisations/${applied.id}`,
    (id) => `/official/organisations/${id}`,
  ),
  "/official/orders/:orderId": row(
    { ...officials, hidden: ["otherCounty"] },
    ({ placed }) => `/official/orders/${placed.orderId}`,
    (id) => `/official/orders/${id}`,
  ),

  "/official/deliveries/:deliveryId": row(
    { ...officials, hidden: ["otherCounty"] },
    ({ delivery }) => `/official/deliveries/${delivery.id}`,
    (id) => `/official/deliveries/${id}`,
  ),

  "/sign-in": { for: "newcomer" },
  "/sign-in/code": { for: "newcomer" },
  "/sign-out": { for: "anyone", found: 302 },
  "/join": everybodys,
  "/join/:kind": row(
    everybodys,
    () => "/join/supplier",
    (id) => `/join/${id}`,
  ),
  "/invitations/:token": {
    ...row(
      everybodys,
      () => "/invitations/unknown",
      (id) => `/invitations/${id}`,
    ),
    missing: 200,
  },
  "/application": { for: "member" },
  "/account": { for: "signed-in" },
  "/account/password": { for: "signed-in" },
  "/account/second-step": { for: "signed-in" },
  "/account/sessions": { for: "signed-in" },
  "/account/organisations": { for: "signed-in" },
  "/workspace": { for: "workspace" },
  "/resources/files/:fileId": {
    for: "anyone",
    at: ({ file }) => `/resources/files/${file.id}`,
    nothing: (id) => `/resources/files/${id}`,
    found: 404,
  },
  "/01/:gtin": { for: "anyone", at: () => "/01/4006381333931", found: 404 },
  "/01/:gtin/10/:lot": { for: "anyone", at: () => "/01/4006381333931/10/A", found: 404 },
  "/api/v1/batches/:code/epcis": row(
    everybodys,
    ({ batches }) => `/api/v1/batches/${batches[0]!.code}/epcis`,
    (id) => `/api/v1/batches/${id}/epcis`,
  ),
  "/resources/variants": { ...buyers, only: ["requester", "strangerBuyer"] },
  "/resources/landscape.svg": everybodys,
  "/resources/me": everybodys,
  "/resources/language": { for: "anyone", found: 302 },
  "/resources/motif/:family/:file": row(
    everybodys,
    () => "/resources/motif/tea/one.svg",
    (id) => `/resources/motif/${id}/one.svg`,
  ),
  "/api/*": { for: "anyone", at: () => "/api/no/such/address", found: 404 },
  "/*": { for: "anyone", at: () => "/no/such/page", found: 404 },
};

const audienceOf: Record<Person, "institution" | "supplier" | "office" | "nobody" | "applicant"> = {
  visitor: "nobody",
  loner: "nobody",
  applicant: "applicant",
  requester: "institution",
  approver: "institution",
  receiver: "institution",
  finance: "institution",
  buyerManager: "institution",
  strangerBuyer: "institution",
  manager: "supplier",
  warehouse: "supplier",
  supplierFinance: "supplier",
  strangerSupplier: "supplier",
  county: "office",
  otherCounty: "office",
  prefecture: "office",
  district: "office",
  viewer: "office",
  admin: "office",
};

const workspaceOf = {
  institution: "/institution",
  supplier: "/supplier",
  office: "/official",
  applicant: "/application",
  nobody: "/account/organisations",
} as const;

/** What a person is answered: a status, or where to they are led. */
export function expectedAnswer(access: Access, person: Person): number | string {
  const found = access.found ?? 200;
  if (access.for === "anyone" || (access.for === "newcomer" && person === "visitor")) return found;
  if (person === "visitor") return "/sign-in";
  if (access.for === "newcomer" || access.for === "workspace") return workspaceOf[audienceOf[person]];
  if (access.for === "signed-in") return found;
  if (person === "loner") return "/account/organisations";
  if (access.for === "member") return found;
  const audience = audienceOf[person];
  if (audience === "applicant") {
    return access.for === "supplier" || access.for === "manager" ? "/application" : 403;
  }
  if (access.for !== "manager" && audience !== access.for) return 403;
  if (access.only && !access.only.includes(person)) return 403;
  return access.hidden?.includes(person) ? 404 : found;
}

/** People who are shown the page. */
export const mayOpen = (access: Access): Person[] =>
  (Object.keys(audienceOf) as Person[]).filter(
    (person) => expectedAnswer(access, person) === (access.found ?? 200),
  );
