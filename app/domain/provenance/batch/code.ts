/** A batch code as a person types it: any case, with spaces or dashes. */
export function normaliseBatchCode(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s-]+/g, "")
    .toUpperCase()
    .slice(0, 40);
}
