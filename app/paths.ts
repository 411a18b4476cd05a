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
  suppliers: () => "/suppliers",
  supplier: (slug: string) => `/suppliers/${segment(slug)}`,
  traceSearch: () => "/trace",
  trace: (code: string) => `/trace/${segment(code)}`,
  progress: (query?: Query) => withQuery("/progress", query),

  signIn: (returnTo?: string) => withQuery("/sign-in", { returnTo }),
  workspace: () => "/workspace",
  signOut: () => "/sign-out",
  signInCode: (returnTo?: string) => withQuery("/sign-in/code", { returnTo }),
  join: () => "/join",
  joinAs: (kind: string) => `/join/${segment(kind)}`,
  application: () => "/application",
  invitation: (token: string) => `/invitations/${segment(token)}`,

  institutionHome: () => "/institution",
  supplierHome: () => "/supplier",
  officialHome: () => "/official",
  account: () => "/account",
  chooseOrganisation: () => "/account/organisations",

  language: () => "/resources/language",
  me: () => "/resources/me",
  motif: (family: string, seed: string) => `/resources/motif/${segment(family)}/${segment(seed)}.svg`,
};
