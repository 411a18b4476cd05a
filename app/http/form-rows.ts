/**
 * Drops the rows of a repeated part of a form (`tiers[0].price`, `tiers[1].price` …) whose fields are all empty, and
 * numbers the others without gaps: a page without script offers more rows than are needed.
 */
export function dropEmptyRows(form: FormData, name: string): void {
  const rows = new Map<number, [field: string, value: FormDataEntryValue][]>();
  const pattern = new RegExp(`^${name}\\[(\\d{1,4})\\]\\.(\\w+)$`);
  for (const [key, value] of [...form.entries()]) {
    const match = pattern.exec(key);
    if (!match) continue;
    const row = Number(match[1]);
    rows.set(row, [...(rows.get(row) ?? []), [match[2] ?? "", value]]);
    form.delete(key);
  }
  const kept = [...rows.entries()]
    .sort(([one], [other]) => one - other)
    .map(([, fields]) => fields)
    .filter((fields) => fields.some(([, value]) => typeof value !== "string" || value.trim() !== ""));
  for (const [index, fields] of kept.entries())
    for (const [field, value] of fields) form.append(`${name}[${index}].${field}`, value);
}
