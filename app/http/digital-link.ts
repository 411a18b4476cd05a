import { paths } from "#app/paths.ts";

/** Link types of the GS1 Web Vocabulary that lead somewhere here. */
export const linkTypes = ["pip", "traceability", "certificationInfo", "epcis"] as const;
export type LinkType = (typeof linkTypes)[number];

/** What a Digital Link names, and where each type of link leads from there. */
export type LinkTarget = { productId: string; code: string | null };

/** The addresses of a target by type, the default first: the batch's trace, or the product's page. */
export function linksOf({ productId, code }: LinkTarget): Partial<Record<LinkType, string>> {
  if (code === null) return { pip: paths.product(productId) };
  return {
    traceability: paths.trace(code),
    pip: paths.product(productId),
    certificationInfo: `${paths.trace(code)}#conformity`,
    epcis: paths.batchEpcis(code),
  };
}

/**
 * The type asked for by `?linkType=`: `gs1:pip` or its full address. Null for the default; `linkset` for all of them;
 * undefined for a type that leads nowhere here.
 */
export function readLinkType(asked: string | null): LinkType | "linkset" | null | undefined {
  const word = (asked ?? "").replace(/^(gs1:|https:\/\/(ref\.)?gs1\.org\/voc\/)/, "");
  if (word === "" || word === "defaultLink") return null;
  if (word === "all" || word === "linkset") return "linkset";
  return linkTypes.find((type) => type === word);
}

/** All links of a target as a linkset (RFC 9264), for a resolver's client. */
export function linksetOf(anchor: string, origin: string, target: LinkTarget) {
  const links = Object.entries(linksOf(target));
  const [first] = links;
  const entry = (href: string) => [{ href: `${origin}${href}` }];
  return {
    linkset: [
      {
        anchor,
        ...(first ? { "https://gs1.org/voc/defaultLink": entry(first[1]) } : {}),
        ...Object.fromEntries(links.map(([type, href]) => [`https://gs1.org/voc/${type}`, entry(href)])),
      },
    ],
  };
}
