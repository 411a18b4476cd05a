import type { Key, ReactNode } from "react";

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Amounts and counts are right-aligned with tabular figures. */
  numeric?: boolean;
  /** The cell that names the row; it becomes the row's heading and, on a narrow screen, its title. */
  heading?: boolean;
  className?: string;
}

/**
 * Rows of 36 px under a heading that stays in sight. On a narrow screen each row becomes a card in which
 * every value carries its column's name.
 */
export function Table<Row>({
  caption,
  showCaption = false,
  columns,
  rows,
  rowKey,
  footer,
  empty,
  stack = true,
}: {
  /** What the table holds, for screen readers and, with `showCaption`, for everyone. */
  caption: ReactNode;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
  /** Table rows for `<tfoot>`: totals. */
  footer?: ReactNode;
  /** Stands in place of the table when there are no rows. */
  empty?: ReactNode;
  /** Off for tables of two or three short columns; `early` for those of eight or more, which need a wide screen. */
  stack?: boolean | "early";
}) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className="table-frame">
      <table
        className={`work-table ${stack === "early" ? "work-table-stacking-early" : stack ? "work-table-stacking" : ""}`}
      >
        <caption className={showCaption ? "px-3 py-2 text-left font-semibold" : "sr-only"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.numeric ? "text-right" : "text-left"}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => {
                const className = `${column.numeric ? "figures text-right" : ""} ${column.className ?? ""}`;
                return column.heading ? (
                  <th key={column.key} scope="row" className={`text-left font-medium ${className}`}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={className}>
                    {stack ? (
                      <>
                        <CellLabel>{column.header}</CellLabel>
                        <span className="cell-value">{column.cell(row)}</span>
                      </>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {footer ? <tfoot>{footer}</tfoot> : null}
      </table>
    </div>
  );
}

/** The name of a column inside a stacked cell; hidden while the table is a table. */
export function CellLabel({ children }: { children: ReactNode }) {
  return <span className="cell-label">{children}</span>;
}
