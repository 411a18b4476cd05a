/** Sound forms for the acts beside the main ones: of work tables, documents, members, accounts and reviews. */
import { newId } from "#app/kernel/id.ts";
import type { Fields } from "#tests/support/http.ts";
import { saleLine, salesFile } from "#tests/support/sales.ts";
import type { Person, SiteRows } from "#tests/support/site-world.ts";
import type { SentForm } from "./forms.ts";

const reason = { reason: "核对有误" };
const pdf = () => new File(["%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF"], "a.pdf", { type: "application/pdf" });

/** A white square of 32 pixels. */
const png = () =>
  new File(
    [
      Buffer.from(
        "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgAQMAAABJtOi3AAAAA1BMVEX///+nxBvIAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWNgGNwAAACgAAHlG0+uAAAAAElFTkSuQmCC",
        "base64",
      ),
    ],
    "a.png",
    { type: "image/png" },
  );

type TableForms = (rows: SiteRows, intent: string) => Fields;

/** The buttons of the work table on the page of a draft. */
export function draftForms(table: TableForms): SentForm[] {
  return ["save", "submit"].map((intent) => ({
    act: `${intent} a draft on its own page`,
    at: ({ draft }) => `/institution/requisitions/${draft.id}`,
    fields: (rows) => table(rows, intent),
    by: ["requester"],
  }));
}

/** Buttons that write nothing and show the work table again, whatever is in it. */
export function tableButtons(table: TableForms): SentForm[] {
  const buttons: { what: string; fields: (rows: SiteRows) => Fields }[] = [
    { what: "update", fields: () => ({ intent: "update" }) },
    { what: "find", fields: () => ({ intent: "find", term: "茶" }) },
    { what: "add", fields: ({ variant }) => ({ intent: `add:${variant.id}` }) },
    { what: "paste", fields: ({ variant }) => ({ intent: "paste", pasted: `${variant.sku}\t10` }) },
    { what: "remove", fields: () => ({ intent: "remove:0" }) },
    { what: "restore", fields: ({ variant }) => ({ intent: `restore:0:${variant.id}:10` }) },
  ];
  return buttons.flatMap(({ what, fields }): SentForm[] => [
    {
      act: `${what} in a new work table`,
      at: () => "/institution/requisitions/new",
      fields: (rows) => ({ ...table(rows, ""), ...fields(rows) }),
      by: ["requester", "strangerBuyer"],
    },
    {
      act: `${what} in the work table of a draft`,
      at: ({ draft }) => `/institution/requisitions/${draft.id}`,
      fields: (rows) => ({ ...table(rows, ""), ...fields(rows) }),
      by: ["requester"],
    },
  ]);
}

const storekeepers: Person[] = ["manager", "warehouse"];
const shipmentAct = (act: string, what: string, fields: SentForm["fields"]): SentForm => ({
  act,
  at: ({ delivery }) => `/supplier/deliveries/${delivery.id}/shipment?do=${what}`,
  fields,
  by: storekeepers,
});

const logistics: SentForm[] = [
  shipmentAct("plan a shipment", "plan", () => ({
    carrier: "黔惠冷链",
    vehicle: "贵E12345",
    departAt: "2026-06-15T13:00",
    arriveAt: "2026-06-16T13:00",
  })),
  shipmentAct("record the loading", "hand-over", () => ({
    step: "1",
    at: "2026-06-15T13:00",
    temperature: "4",
  })),
  shipmentAct("add a photograph of the loading", "photograph", () => ({ file: png() })),
  shipmentAct("put a thermometer on board", "bind", ({ device }) => ({
    deviceId: device.id,
    fromAt: "2026-06-15T13:00",
    untilAt: "",
  })),
  shipmentAct("upload a logger's file", "upload", ({ device }) => ({
    deviceId: device.id,
    file: new File([`time,temperature\n${new Date(Date.now() - 3_600_000).toISOString()},4`], "log.csv"),
  })),
  shipmentAct("take note of alarms, as the supplier", "seen", () => ({})),
  {
    act: "take note of alarms, as the buyer",
    at: ({ delivery }) => `/institution/deliveries/${delivery.id}`,
    fields: () => ({}),
    by: ["receiver"],
  },
  {
    act: "register a thermometer",
    at: () => "/supplier/cold-chain?do=register",
    fields: () => ({ serial: "T-2", name: "车厢后部" }),
    by: [...storekeepers, "strangerSupplier"],
  },
  {
    act: "revoke a thermometer",
    at: () => "/supplier/cold-chain?do=revoke",
    fields: ({ device }) => ({ deviceId: device.id }),
    by: storekeepers,
  },
  {
    act: "register a logistics place",
    at: () => "/official/places?do=register",
    fields: () => ({
      code: "PA-NEW",
      tier: "county-centre",
      nameZh: "普安县物流中心",
      nameEn: "Pu'an centre",
      countyCode: "522323",
      township: "",
      parentId: "",
      contactName: "罗站长",
      contactPhone: "0859-7230000",
    }),
    by: ["county", "prefecture"],
  },
  {
    act: "close a logistics place",
    at: () => "/official/places?do=retire",
    fields: ({ place }) => ({ placeId: place.id, reason: "搬迁" }),
    by: ["county", "prefecture"],
  },
];

const supplier: SentForm[] = [
  {
    act: "add a photograph",
    at: ({ product }) => `/supplier/products/${product.id}/photographs?do=add`,
    fields: () => ({ file: png(), altZh: "茶园" }),
    by: ["manager"],
  },
  ...(["first", "remove"] as const).map(
    (what): SentForm => ({
      act: what === "first" ? "put a photograph first" : "remove a photograph",
      at: ({ product }) => `/supplier/products/${product.id}/photographs?do=${what}`,
      fields: ({ photograph }) => ({ fileId: photograph.id }),
      by: ["manager"],
    }),
  ),
  {
    act: "take a price back",
    at: ({ product }) => `/supplier/products/${product.id}/price-evidence?do=remove`,
    fields: ({ priceEvidence }) => ({ evidenceId: priceEvidence.id }),
    by: ["manager"],
  },
  {
    act: "record an inspection report",
    at: ({ batches }) => `/supplier/batches/${batches[0]!.id}/report`,
    fields: () => ({
      number: "R-1",
      laboratory: "州检测中心",
      method: "GB 2763",
      sampledOn: "2026-06-01",
      reportedOn: "2026-06-05",
      verdict: "passed",
      summary: "",
      file: pdf(),
    }),
    by: ["manager", "warehouse"],
  },
  {
    act: "hand a certificate in",
    at: () => "/supplier/certificates/new",
    fields: () => ({
      schemeCode: "food-licence",
      number: "SC11452000000000",
      issuer: "市场监督管理局",
      validFrom: "2026-01-01",
      validUntil: "2026-12-31",
      file: pdf(),
    }),
    by: ["manager", "strangerSupplier"],
  },
  {
    act: "set a bank line aside",
    at: () => "/supplier/bank",
    fields: ({ bankLine }) => ({ intent: "ignore", lineId: bankLine.id, note: "利息" }),
    by: ["supplierFinance"],
  },
  {
    act: "take a bank line up again",
    at: () => "/supplier/bank",
    fields: ({ bankLine }) => ({ intent: "reopen", lineId: bankLine.id, note: "" }),
    by: ["supplierFinance"],
  },
];

/** The steps that the other side of an order takes, sent by this one. */
const amendments: SentForm[] = [
  {
    act: "take back the other side's proposal",
    at: ({ amended }) => `/institution/orders/${amended.orderId}?do=take-back`,
    fields: ({ proposed }) => ({ amendmentId: proposed.id }),
    by: ["requester"],
  },
  ...(["agree", "turn-down"] as const).map(
    (step): SentForm => ({
      act: step === "agree" ? "agree to the own proposal" : "turn the own proposal down",
      at: ({ amended }) => `/supplier/orders/${amended.orderId}?do=${step}`,
      fields: ({ proposed }) => ({
        amendmentId: proposed.id,
        ...(step === "agree" ? {} : reason),
      }),
      by: ["manager"],
    }),
  ),
];

const reviewers: Person[] = ["county", "prefecture"];
const official: SentForm[] = [
  ...(["suspend", "reinstate", "revoke"] as const).map(
    (decision): SentForm => ({
      act: `${decision} a certificate`,
      at: ({ certificate }) => `/official/certificates/${certificate.id}?do=${decision}`,
      fields: () => (decision === "reinstate" ? {} : reason),
      by: reviewers,
    }),
  ),
  {
    act: "reinstate a product",
    at: ({ product }) => `/official/products/${product.id}?do=reinstate`,
    fields: () => ({}),
    by: [...reviewers, "admin"],
  },
  {
    act: "reinstate an organisation",
    at: ({ applied }) => `/official/organisations/${applied.id}`,
    fields: () => ({ decision: "reinstate", ...reason }),
    by: ["prefecture", "admin"],
  },
  ...(["close", "ask", "agree", "decline"] as const).map(
    (decision): SentForm => ({
      act: `${decision}: a period of the ledger`,
      at: () => "/official/periods?do=".concat(decision),
      fields: (): Fields =>
        decision === "agree" || decision === "decline"
          ? { reopeningId: newId() }
          : { year: "2021", month: "1", ...(decision === "ask" ? reason : {}) },
      by: ["prefecture"],
    }),
  ),
  {
    act: "divide the target of a year",
    at: () => "/official/targets?do=divide",
    fields: () => ({
      year: "2026",
      dimension: "month",
      basis: "given",
      "parts[0].key": "1",
      "parts[0].amount": "370000000",
    }),
    by: ["prefecture"],
  },
  {
    act: "set the target of a new year",
    at: () => "/official/targets?do=open",
    fields: () => ({ year: "2040", amount: "400000000", source: "州政府〔2039〕9号", ...reason }),
    by: ["prefecture"],
  },
  {
    act: "set another target for a year",
    at: () => "/official/targets?do=set",
    fields: () => ({ year: "2026", amount: "400000000", source: "州政府〔2026〕1号", ...reason }),
    by: ["prefecture"],
  },
  ...(["save", "publish", "discard"] as const).map(
    (decision): SentForm => ({
      act: `${decision} the draft of a policy`,
      at: () => "/official/policies/draft?do=".concat(decision),
      fields: (): Fields =>
        decision === "save"
          ? {
              code: "draft",
              nameZh: "草案",
              nameEn: "Draft",
              descriptionZh: "草案",
              descriptionEn: "Draft",
              minimumGrade: "paid",
              effectiveFrom: "2026-01-01",
            }
          : { draftId: newId() },
      by: ["prefecture"],
    }),
  ),
  {
    act: "record a reserved share",
    at: () => "/official/reserved-shares",
    fields: () => ({ year: "2031", jurisdiction: "832平台", percent: "12", source: "文" }),
    by: ["prefecture", "admin"],
  },
  {
    act: "choose the policy of the headline",
    at: () => "/official/policies",
    fields: () => ({ policyId: newId() }),
    by: ["prefecture", "otherCounty"],
  },
];

const members = ["/institution", "/supplier", "/official"].flatMap((workspace): SentForm[] => [
  {
    act: `change a member's roles at ${workspace}`,
    at: () => `${workspace}/members`,
    fields: ({ membership }) => ({
      act: "change-roles",
      memberId: membership.id,
      roles: ["institution-requester"],
    }),
    by: ["buyerManager"],
  },
  {
    act: `remove a member at ${workspace}`,
    at: () => `${workspace}/members`,
    fields: ({ membership }) => ({ act: "remove", memberId: membership.id }),
    by: ["buyerManager"],
  },
  {
    act: `revoke an invitation at ${workspace}`,
    at: () => `${workspace}/members`,
    fields: ({ invitation }) => ({ act: "revoke", invitationId: invitation.invitationId }),
    by: ["buyerManager"],
  },
]);

/** Everybody who is signed in acts on their own account. */
const signedIn: Person[] = [
  "loner",
  "applicant",
  "requester",
  "approver",
  "receiver",
  "finance",
  "buyerManager",
  "strangerBuyer",
  "manager",
  "warehouse",
  "supplierFinance",
  "strangerSupplier",
  "county",
  "otherCounty",
  "prefecture",
  "district",
  "viewer",
  "admin",
];
const own = (act: string, at: string, fields: () => Fields): SentForm => ({
  act,
  at: () => at,
  fields,
  by: signedIn,
});
const account: SentForm[] = [
  own("change the own name", "/account", () => ({ name: "韦小花" })),
  own("change the own password", "/account/password", () => ({
    currentPassword: "not this one",
    newPassword: "another-long-one",
    repeatedPassword: "another-long-one",
  })),
  own("prepare a second step", "/account/second-step", () => ({ step: "prepare", password: "not this one" })),
  own("confirm a second step", "/account/second-step", () => ({ step: "confirm", code: "000000" })),
  own("remove a second step", "/account/second-step", () => ({ step: "remove", password: "not this one" })),
  own("sign out everywhere", "/account/sessions", () => ({})),
  own("sign out", "/sign-out", () => ({})),
  {
    act: "choose the organisation to work for",
    at: () => "/account/organisations",
    fields: ({ institution }) => ({ organisationId: institution.id }),
    by: ["requester", "approver", "receiver", "finance", "buyerManager"],
  },
  {
    act: "hand a refused application in again",
    at: () => "/application",
    fields: () => ({
      answer: "已补齐",
      contactName: "韦小花",
      contactPhone: "13800000001",
      address: "普安县江西坡镇",
      involvesHouseholds: "与 120 户签订收购协议",
    }),
    by: [
      "applicant",
      "buyerManager",
      "manager",
      "otherCounty",
      "prefecture",
      "admin",
      "strangerBuyer",
      "strangerSupplier",
    ],
  },
];

const sales: SentForm[] = [
  {
    act: "upload sales of a channel",
    at: () => "/official/imports",
    fields: () => ({
      channelCode: "offline",
      countyCode: "522323",
      file: new File([salesFile([saleLine()]).bytes as Uint8Array<ArrayBuffer>], "sales.csv"),
    }),
    by: ["county", "prefecture"],
  },
  {
    act: "say what the columns of sales mean",
    at: ({ sales }) => `/official/imports/${sales.read.id}?do=columns`,
    fields: ({ sales }) => ({ unit: "yuan", ...sales.read.mapping.columns }),
    by: ["county", "prefecture"],
  },
  {
    act: "verify an import",
    at: ({ sales }) => `/official/imports/${sales.read.id}?do=verify`,
    fields: () => ({}),
    by: ["county"],
  },
  {
    act: "confirm an import",
    at: ({ sales }) => `/official/imports/${sales.verified.id}?do=confirm`,
    fields: () => ({}),
    by: ["prefecture"],
  },
  {
    act: "send an import back",
    at: ({ sales }) => `/official/imports/${sales.read.id}?do=reject`,
    fields: () => ({ reason: "缺合同" }),
    by: ["county", "prefecture"],
  },
  {
    act: "decide on a likely duplicate",
    at: ({ sales }) => `/official/conflicts/${sales.conflict.id}`,
    fields: () => ({ verdict: "same", reason: "同一笔" }),
    by: ["prefecture"],
  },
  {
    act: "add a livestream session",
    at: () => "/official/livestreams",
    fields: () => ({
      code: "LIVE-2",
      title: "专场",
      host: "主播",
      platform: "平台",
      heldOn: "2026-06-05",
      countyCode: "522323",
      pinned: "",
    }),
    by: ["county", "prefecture"],
  },
  {
    act: "issue the key of a channel",
    at: () => "/official/channels?do=issue",
    fields: () => ({ channelCode: "platform-832" }),
    by: ["prefecture"],
  },
  {
    act: "revoke the key of a channel",
    at: () => "/official/channels?do=revoke",
    fields: () => ({ channelCode: "platform-832" }),
    by: ["prefecture"],
  },
];

export const secondaryForms: readonly SentForm[] = [
  ...logistics,
  ...sales,
  ...supplier,
  ...amendments,
  ...official,
  ...members,
  ...account,
];

/** Patterns whose forms anybody may send: why there is nobody to refuse. */
export const openToAnybody: Readonly<Record<string, string>> = {
  "/sign-in": "whoever knows the password; held against attempts by its own tests",
  "/sign-in/code": "whoever has passed the password; the code decides",
  "/join/:kind": "everybody may apply; an application gives nobody a right before it is approved",
  "/invitations/:token": "whoever holds the link; the token decides",
  "/products/:id/order": "leads to the work table, which asks who comes",
  "/api/v1/channels/:code/sales": "whoever holds the channel's secret; the signature decides",
  "/api/v1/devices/:deviceId/readings": "whoever holds the device's secret; the signature decides",
  "/resources/language": "sets a cookie of the sender's own",
  "/*": "no page: answers everything with 404",
};
