import { useEffect, useRef } from "react";
import type { WorkTableValues } from "#app/domain/procurement/basket/form-values.ts";
import type { TypedLine } from "#app/domain/procurement/basket/work-sheet.ts";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { useLocale } from "#app/i18n/use-text.tsx";
import { ErrorSummary } from "#app/ui/primitives/notice.tsx";

type Answered = { values: WorkTableValues; errors?: Record<string, string[]> } | undefined;

const LINE = /^lines\[(\d+)\]/;

/** The key of the line an error of the answer names, wherever that line stands by now. */
function lineOf(answered: NonNullable<Answered>, name: string): TypedLine | undefined {
  const [, index] = LINE.exec(name) ?? [];
  return index === undefined ? undefined : answered.values.lines[Number(index)];
}

/** What the answer refused of each line's quantity, by the key of the line, as long as that quantity still stands. */
export function errorsOfLines(answered: Answered, lines: readonly TypedLine[]): Map<string, string[]> {
  const typed = new Map(lines.map((line) => [line.key, line.packs]));
  return new Map(
    Object.entries(answered?.errors ?? {}).flatMap(([name, said]) => {
      const line = answered && name.endsWith(".packs") ? lineOf(answered, name) : undefined;
      return line && typed.get(line.key) === line.packs ? [[line.key, said] as const] : [];
    }),
  );
}

/**
 * What the act refused, each entry leading to its field. It takes the focus where nobody has gone on typing, so that a
 * keyboard begins there.
 */
export function Refusals({
  answered,
  lines,
}: {
  answered: Answered;
  lines: readonly { key: string; facts: CertifiedFacts }[];
}) {
  const english = useLocale() === "en";
  const frame = useRef<HTMLDivElement>(null);
  const errors = answered?.errors;
  useEffect(() => {
    const summary = frame.current?.querySelector<HTMLElement>("[role=alert]");
    const elsewhere = document.activeElement?.matches("input, select, textarea");
    if (errors && summary && !elsewhere) summary.focus();
  }, [errors]);
  const entries = Object.entries(errors ?? {}).flatMap(([name, messages]) => {
    const index =
      answered && LINE.test(name) ? lines.findIndex(({ key }) => key === lineOf(answered, name)?.key) : -1;
    if (LINE.test(name) && index < 0) return [];
    const facts = lines[index]?.facts;
    const label = facts && (english ? facts.productNameEn : facts.productNameZh);
    const id = facts ? `lines-${index}-packs` : name || undefined;
    return messages.map((message) => ({ id, label, message }));
  });
  const named = new Set(entries.flatMap(({ id, message }) => (id ? [message] : [])));
  return (
    <div ref={frame} className="contents">
      <ErrorSummary entries={entries.filter(({ id, message }) => id || !named.has(message))} />
    </div>
  );
}
