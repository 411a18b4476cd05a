import type { Text } from "#app/i18n/text.ts";
import type { RowProblemCode, SaleField, SaleKey } from "#db/vocabulary/channels.ts";

export type ShownProblem = { field: SaleField | null; code: RowProblemCode; value?: string; other?: string };

/** A problem of a row as a sentence: which column, what is wrong, the value, and what it repeats. */
export function problemText(
  t: Text<"channels">,
  words: Text<"vocabulary">,
  { field, code, value, other }: ShownProblem,
): string {
  const problem = words(`rowProblems.${code}`);
  const said =
    field === null ? problem : t("import.problem", { field: words(`saleFields.${field}`), problem });
  if (code === "key_missing")
    return t("import.problem", {
      field: problem,
      problem: (value ?? "")
        .split(",")
        .map((key) => words(`saleKeys.${key as SaleKey}`))
        .join(" / "),
    });
  const more = [value === undefined ? null : t("import.problem.value", { value }), repeated(t, code, other)];
  return [said, ...more.filter((part) => part !== null)].join(" ");
}

/** The row of an import that is named `#import/row`; null for any other name. */
function rowOfImport(t: Text<"channels">, name: string): string | null {
  const [, number, row] = /^#(\d+)\/(\d+)$/.exec(name) ?? [];
  return number && row ? t("import.problem.import", { number, row }) : null;
}

function repeated(t: Text<"channels">, code: RowProblemCode, other: string | undefined): string | null {
  if (other === undefined) return null;
  switch (code) {
    case "amount_unit":
      return t("import.problem.column_unit", {
        unit: t(other === "wan" ? "import.unit.wan" : "import.unit.yuan"),
      });
    case "repeated_in_file":
      return t("import.problem.row", { row: other });
    case "registered":
      return t("import.problem.order", { number: other });
    default:
      return rowOfImport(t, other) ?? t("import.problem.entry", { entry: other });
  }
}
