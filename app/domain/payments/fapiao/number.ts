/**
 * The number of an invoice as it is stored: a fully digital one has 20 digits; an older one an 8-digit number under a
 * code of 10 or 12 digits, stored as `code-number`, because numbers repeat under different codes. Null for anything
 * else. Spaces and full-width digits do not matter.
 */
export function fapiaoNumber(number: string, code: string): string | null {
  const plain = (text: string) => text.normalize("NFKC").replace(/[\s-]/g, "");
  const [digits, prefix] = [plain(number), plain(code)];
  if (/^\d{20}$/.test(digits) && prefix === "") return digits;
  if (/^\d{8}$/.test(digits) && /^(\d{10}|\d{12})$/.test(prefix)) return `${prefix}-${digits}`;
  return null;
}
