import { useEffect, useRef, useState } from "react";
import { mergePasted } from "#app/domain/procurement/basket/merge-lines.ts";
import type { PasteProblem } from "#app/domain/procurement/basket/paste.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Textarea } from "#app/ui/primitives/controls.tsx";
import { Disclosure } from "#app/ui/primitives/disclosure.tsx";
import { Field } from "#app/ui/primitives/field.tsx";

/** Takes a list from a spreadsheet; rows that were not read stay in the box, each with its reason. */
export function PasteBox({
  opened,
  answered,
  problems,
}: {
  /** What the box begins with. */
  opened?: string;
  answered?: { sent: string; kept: string };
  problems: readonly PasteProblem[];
}) {
  const t = useText("requisitions");
  const [first] = useState(opened ?? answered?.kept);
  const merged = useRef(answered);
  useEffect(() => {
    const box = document.getElementById("pasted");
    if (!(box instanceof HTMLTextAreaElement) || !answered || answered === merged.current) return;
    merged.current = answered;
    box.value = mergePasted(box.value, answered);
  }, [answered]);
  // Opened once, it stays open: there may be more in it than was sent.
  const open = useRef(false);
  open.current ||= problems.length > 0 || Boolean(first);
  const said = problems.map(({ row, text, problem, among = [] }) => ({
    row,
    line: t("paste.row", { row, text, problem: t(`paste.problem.${problem}`) }),
    among: among.map(({ productNameZh, packZh, supplierName }) =>
      [productNameZh, packZh, supplierName].join(" · "),
    ),
  }));
  return (
    <Disclosure summary={t("paste.title")} open={open.current}>
      <div className="grid gap-3">
        {said.length > 0 ? (
          <div role="alert" className="rounded-control bg-cinnabar-soft px-3 py-2 text-sm">
            <p className="font-medium text-cinnabar-deep">{t("paste.refused", { count: said.length })}</p>
            <ul className="mt-1 grid gap-0.5">
              {said.map(({ row, line, among }) => (
                <li key={row}>
                  {line}
                  {among.map((pack) => (
                    <span key={pack} className="block pl-4 text-ink-soft">
                      {pack}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <Field label={t("paste.label")} hint={t("paste.hint")} id="pasted">
          <Textarea name="pasted" rows={5} defaultValue={first} placeholder={t("paste.example")} />
        </Field>
        <div>
          <Button name="intent" value="paste">
            {t("paste.button")}
          </Button>
        </div>
      </div>
    </Disclosure>
  );
}
