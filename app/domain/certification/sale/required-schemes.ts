import type { RequiredScheme } from "./requirement.ts";

/** A rule: goods so far worked, of an industry or of every industry, must carry a scheme. */
export type SchemeRequirement = RequiredScheme & { processing: string; industryCode: string | null };

/** The schemes that goods must carry, in the order of the rules. */
export function requiredSchemes(
  rules: readonly SchemeRequirement[],
  goods: { processing: string; industryCode: string },
): RequiredScheme[] {
  const required = new Map<string, RequiredScheme>();
  for (const { processing, industryCode, schemeCode, nameZh, nameEn } of rules) {
    if (processing !== goods.processing) continue;
    if (industryCode !== null && industryCode !== goods.industryCode) continue;
    required.set(schemeCode, { schemeCode, nameZh, nameEn });
  }
  return [...required.values()];
}
