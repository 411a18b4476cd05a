/** Whether a month (1–12) lies in a season, both ends inclusive; a season may wrap the year's end. Without one, always. */
export function inSeason(fromMonth: number | null, toMonth: number | null, month: number): boolean {
  if (fromMonth === null || toMonth === null) return true;
  return fromMonth <= toMonth
    ? month >= fromMonth && month <= toMonth
    : month >= fromMonth || month <= toMonth;
}
