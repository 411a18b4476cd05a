/** How a version of a policy is named in an address: `code.version`. */
export function policyKey({ code, version }: { code: string; version: number }): string {
  return `${code}.${version}`;
}

/** Reads a policy's name out of an address: a code alone, or one version of it; null for anything that is none. */
export function readPolicyKey(text: string): { code: string; version: number | null } | null {
  const match = /^([a-z0-9-]{1,40})(?:\.([1-9]\d{0,3}))?$/.exec(text);
  return match?.[1] ? { code: match[1], version: match[2] ? Number(match[2]) : null } : null;
}
