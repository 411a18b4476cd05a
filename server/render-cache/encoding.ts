export type Encoding = "br" | "gzip" | "identity";

const preferred: readonly Encoding[] = ["br", "gzip"];
const known = new Map<string, Encoding>();
const MOST_KNOWN = 200;

/** The encoding to answer in: the best that Accept-Encoding permits, brotli before gzip. */
export function encodingFor(accepted: string | undefined): Encoding {
  if (!accepted) return "identity";
  const remembered = known.get(accepted);
  if (remembered) return remembered;
  const chosen = choose(accepted);
  if (known.size < MOST_KNOWN && accepted.length < 200) known.set(accepted, chosen);
  return chosen;
}

function choose(accepted: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of accepted.toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    const weight = parameters.find((text) => text.startsWith("q="));
    weights.set(name, weight ? Number(weight.slice(2)) || 0 : 1);
  }
  return preferred.find((name) => (weights.get(name) ?? weights.get("*") ?? 0) > 0) ?? "identity";
}
