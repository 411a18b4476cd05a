type Query = Record<string, string | number | null | undefined>;

function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

const segment = encodeURIComponent;

/** Every link of the site. A test holds each of them against `routes.ts`. */
export const paths = {
  home: () => "/",
  products: (query?: Query) => withQuery("/products", query),
  product: (slug: string) => `/products/${segment(slug)}`,
  industries: () => "/industries",
  industry: (code: string) => `/industries/${segment(code)}`,
  counties: () => "/counties",
  county: (code: string) => `/counties/${segment(code)}`,
  suppliers: (query?: Query) => withQuery("/suppliers", query),
  supplier: (slug: string, query?: Query) => withQuery(`/suppliers/${segment(slug)}`, query),
  traceSearch: () => "/trace",
  trace: (code: string) => `/trace/${segment(code)}`,
  base: (id: string, query?: Query) => withQuery(`/bases/${segment(id)}`, query),
  addToOrder: (productId: string) => `/products/${segment(productId)}/order`,
  guide: (page: string) => `/guide/${segment(page)}`,
  sitemap: () => "/sitemap.xml",
  productsApi: (query?: Query) => withQuery("/api/v1/products", query),
  progress: () => "/progress",
  progressOf: (year: number) => `/progress/${year}`,
  progressApi: (query?: Query) => withQuery("/api/v1/progress", query),

  signIn: (returnTo?: string) => withQuery("/sign-in", { returnTo }),
  workspace: () => "/workspace",
  signOut: () => "/sign-out",
  signInCode: (returnTo?: string) => withQuery("/sign-in/code", { returnTo }),
  join: () => "/join",
  joinAs: (kind: string) => `/join/${segment(kind)}`,
  application: () => "/application",
  invitation: (token: string) => `/invitations/${segment(token)}`,

  institutionHome: () => "/institution",
  institutionRequisitions: (query?: Query) => withQuery("/institution/requisitions", query),
  newRequisition: (query?: Query) => withQuery("/institution/requisitions/new", query),
  institutionRequisition: (id: string) => `/institution/requisitions/${segment(id)}`,
  institutionApprovals: (query?: Query) => withQuery("/institution/approvals", query),
  institutionApproval: (id: string) => `/institution/approvals/${segment(id)}`,
  institutionRules: () => "/institution/rules",
  institutionBudgetUnits: () => "/institution/budget-units",
  institutionAddresses: () => "/institution/addresses",
  institutionOrders: (query?: Query) => withQuery("/institution/orders", query),
  institutionOrder: (orderId: string) => `/institution/orders/${segment(orderId)}`,
  institutionDeliveries: (query?: Query) => withQuery("/institution/deliveries", query),
  institutionDelivery: (deliveryId: string) => `/institution/deliveries/${segment(deliveryId)}`,
  institutionAccept: (deliveryId: string) => `/institution/deliveries/${segment(deliveryId)}/accept`,
  institutionReturn: (deliveryId: string, query?: Query) =>
    withQuery(`/institution/deliveries/${segment(deliveryId)}/return`, query),
  institutionDeliveryNote: (deliveryId: string) => `/institution/deliveries/${segment(deliveryId)}/note`,
  institutionAcceptanceSheet: (deliveryId: string) => `/institution/deliveries/${segment(deliveryId)}/sheet`,
  institutionAcceptances: (query?: Query) => withQuery("/institution/acceptances", query),
  institutionAcceptance: (acceptanceId: string) => `/institution/acceptances/${segment(acceptanceId)}`,
  institutionReturns: (query?: Query) => withQuery("/institution/returns", query),
  institutionMembers: () => "/institution/members",
  institutionOrganisation: () => "/institution/organisation",
  institutionPayments: () => "/institution/payments",

  supplierHome: () => "/supplier",
  supplierProducts: (query?: Query) => withQuery("/supplier/products", query),
  supplierCertificates: () => "/supplier/certificates",
  supplierOrders: (query?: Query) => withQuery("/supplier/orders", query),
  supplierOrder: (orderId: string) => `/supplier/orders/${segment(orderId)}`,
  supplierDispatch: (orderId: string) => `/supplier/orders/${segment(orderId)}/dispatch`,
  supplierDeliveries: (query?: Query) => withQuery("/supplier/deliveries", query),
  supplierDelivery: (deliveryId: string) => `/supplier/deliveries/${segment(deliveryId)}`,
  supplierDeliveryNote: (deliveryId: string) => `/supplier/deliveries/${segment(deliveryId)}/note`,
  supplierAcceptanceSheet: (deliveryId: string) => `/supplier/deliveries/${segment(deliveryId)}/sheet`,
  supplierMembers: () => "/supplier/members",
  supplierOrganisation: () => "/supplier/organisation",
  supplierBank: () => "/supplier/bank",
  supplierInvoices: () => "/supplier/invoices",

  officialCockpit: (query?: Query) => withQuery("/official/cockpit", query),
  officialWall: (query?: Query) => withQuery("/official/wall", query),
  officialEntries: (query?: Query) => withQuery("/official/entries", query),
  officialEntry: (id: number | string) => `/official/entries/${segment(String(id))}`,
  officialPolicies: () => "/official/policies",
  officialHome: () => "/official",
  officialOrganisations: (query?: Query) => withQuery("/official/organisations", query),
  officialOrganisation: (id: string) => `/official/organisations/${segment(id)}`,
  officialMembers: () => "/official/members",
  officialOwnOrganisation: () => "/official/organisation",
  officialProducts: () => "/official/products",
  officialCertificates: () => "/official/certificates",
  officialOrder: (orderId: string) => `/official/orders/${segment(orderId)}`,
  account: () => "/account",
  accountPassword: () => "/account/password",
  accountSecondStep: () => "/account/second-step",
  accountSessions: () => "/account/sessions",
  chooseOrganisation: () => "/account/organisations",

  variants: (query?: Query) => withQuery("/resources/variants", query),
  language: () => "/resources/language",
  me: () => "/resources/me",
  file: (id: string, size?: "thumb") => withQuery(`/resources/files/${segment(id)}`, { size }),
  motif: (family: string, seed: string) => `/resources/motif/${segment(family)}/${segment(seed)}.svg`,
};
