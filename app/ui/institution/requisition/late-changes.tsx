import { useEffect, useState } from "react";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { type LeftBehind, takeUp } from "./left-behind.ts";

/** What was changed in a work table after it was submitted: it is told, since it came too late to be part of it. */
export function LateChanges({ requestKey }: { requestKey: string }) {
  const t = useText("requisitions");
  const english = useLocale() === "en";
  const [left, setLeft] = useState<LeftBehind | null>(null);
  useEffect(() => {
    const taken = takeUp(requestKey);
    if (taken) setLeft(taken);
  }, [requestKey]);
  const changed = left ? changedLines(left) : [];
  if (!left || (changed.length === 0 && !frameChanged(left))) return null;
  return (
    <Notice tone="warning" title={t("late.title")}>
      {frameChanged(left) ? <p>{t("late.frame")}</p> : null}
      <ul>
        {changed.map(({ key, facts, before, after }) => (
          <li key={key}>
            {t("late.line", {
              product: (english ? facts?.productNameEn : facts?.productNameZh) ?? "",
              before: before ?? "—",
              after: after ?? "—",
            })}
          </li>
        ))}
      </ul>
      <p>{t("late.advice")}</p>
    </Notice>
  );
}

/** Lines whose quantity was changed, that were added (nothing before) or removed (nothing after). */
function changedLines({ sent, values, facts }: LeftBehind) {
  const packsIn = (lines: LeftBehind["values"]["lines"]) =>
    new Map(lines.map((line) => [line.key, line.packs]));
  const [before, after] = [packsIn(sent.lines), packsIn(values.lines)];
  const all = new Map([...sent.lines, ...values.lines].map((line) => [line.key, line.variantId]));
  return [...all].flatMap(([key, variantId]) =>
    before.get(key) === after.get(key)
      ? []
      : [
          {
            key,
            facts: facts.find((pack) => pack.variantId === variantId),
            before: before.get(key),
            after: after.get(key),
          },
        ],
  );
}

function frameChanged({ sent, values }: LeftBehind): boolean {
  const frame = (of: LeftBehind["values"]) => JSON.stringify({ ...of, lines: [] });
  return frame(sent) !== frame(values);
}
