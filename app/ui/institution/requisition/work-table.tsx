import { Form, useFetcher, useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import type { WorkTableValues } from "#app/domain/procurement/basket/form-values.ts";
import type { PasteProblem } from "#app/domain/procurement/basket/paste.ts";
import { workSheet } from "#app/domain/procurement/basket/work-sheet.ts";
import type { RuleStep } from "#app/domain/procurement/approval/rule.ts";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { isDay } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { ErrorSummary } from "#app/ui/primitives/notice.tsx";
import { FrameFields } from "./frame-fields.tsx";
import { PackSearch } from "./pack-search.tsx";
import { PasteBox } from "./paste-box.tsx";
import { SheetSummary } from "./sheet-summary.tsx";
import { WorkLines } from "./work-lines.tsx";

export interface WorkTableChoices {
  units: { id: string; code: string; name: string; hasCanteen: boolean }[];
  addresses: { id: string; label: string; line: string }[];
  rules: RuleStep[];
}

interface Dated {
  values: WorkTableValues;
  facts: CertifiedFacts[];
  asOf: number;
}

export interface WorkTableProps {
  choices: WorkTableChoices;
  start: Dated;
  /** What the table came back as; newer than `start`. */
  answered:
    | (Dated & {
        errors?: Record<string, string[]>;
        find?: string;
        found?: CertifiedFacts[];
        pasted?: string;
        pasteProblems?: PasteProblem[];
      })
    | undefined;
  today: string;
}

/**
 * The work table of a requisition: one form. Everything it says is worked out from what is typed by the functions the
 * act decides with; without script each button sends the form and shows it again.
 */
export function WorkTable({ choices, start, answered, today }: WorkTableProps) {
  const t = useText("requisitions");
  const shown = answered ?? start;
  const [lines, setLines] = useState(shown.values.lines);
  const [wantedOn, setWantedOn] = useState(shown.values.wantedOn);
  const [fundSource, setFundSource] = useState(shown.values.fundSource);
  const [added, setAdded] = useState<CertifiedFacts[]>([]);
  const refreshed = useRefreshedFacts(wantedOn, shown.values.wantedOn, lines);
  const busy = useNavigation().state !== "idle";
  const factsOf = new Map([...shown.facts, ...added, ...refreshed].map((facts) => [facts.variantId, facts]));
  const sheet = workSheet(lines, factsOf, { wantedOn, today });
  const errors = answered?.errors ?? {};

  const add = (facts: CertifiedFacts) => {
    setAdded((before) => [...before, facts]);
    setLines((before) => [...before, { variantId: facts.variantId, packs: String(facts.moqPacks) }]);
    const name = `lines-${lines.length}-packs`;
    requestAnimationFrame(() => (document.getElementById(name) as HTMLInputElement | null)?.select());
  };

  return (
    <Form method="post" className="grid gap-5 xl:grid-cols-[1fr_20rem]" noValidate>
      {/* The first button of a form is what Enter presses. */}
      <button type="submit" name="intent" value="update" tabIndex={-1} aria-hidden="true" className="sr-only">
        {t("action.update")}
      </button>
      <input type="hidden" name="requestKey" value={shown.values.requestKey} />
      <div className="grid min-w-0 content-start gap-5">
        <Refusals errors={errors} lines={sheet.lines} />
        <Panel title={t("frame.title")}>
          <FrameFields
            choices={choices}
            values={{ ...shown.values, wantedOn, fundSource }}
            errors={errors}
            today={today}
            onWantedOn={setWantedOn}
            onFundSource={setFundSource}
          />
        </Panel>
        <Panel title={t("lines.title")} note={t("lines.count", { count: lines.length })}>
          <div className="grid gap-4">
            <PackSearch wantedOn={wantedOn} find={answered?.find} found={answered?.found} onAdd={add} />
            <WorkLines
              lines={sheet.lines}
              errors={errors}
              onPacks={(index, packs) =>
                setLines((before) => before.map((line, at) => (at === index ? { ...line, packs } : line)))
              }
              onRemove={(index) => setLines((before) => before.filter((_, at) => at !== index))}
            />
          </div>
        </Panel>
        <PasteBox pasted={answered?.pasted} problems={answered?.pasteProblems ?? []} />
      </div>
      <div className="grid min-w-0 content-start gap-5">
        <SheetSummary sheet={sheet} rules={choices.rules} fundSource={fundSource}>
          <div className="grid gap-2">
            <Button name="intent" value="submit" variant="primary" disabled={busy}>
              {t("action.submit")}
            </Button>
            <div className="grid grid-cols-2 gap-2">
              <Button name="intent" value="save" disabled={busy}>
                {t("action.save")}
              </Button>
              <Button name="intent" value="update" variant="quiet">
                {t("action.update")}
              </Button>
            </div>
          </div>
        </SheetSummary>
      </div>
    </Form>
  );
}

/** Facts of the packs as of another wanted day than the page was made for: what others want that week has changed. */
function useRefreshedFacts(wantedOn: string, madeFor: string, lines: readonly { variantId: string }[]) {
  const { load, data } = useFetcher<{ facts: CertifiedFacts[] }>();
  const ids = [...new Set(lines.map((line) => line.variantId))].join(",");
  useEffect(() => {
    if (wantedOn === madeFor || !isDay(wantedOn) || ids === "") return;
    load(paths.variants({ wantedOn, ids }));
  }, [wantedOn, madeFor, ids, load]);
  return wantedOn === madeFor ? [] : (data?.facts ?? []);
}

/** What the act refused, each entry leading to its field. */
function Refusals({
  errors,
  lines,
}: {
  errors: Record<string, string[]>;
  lines: readonly { facts: CertifiedFacts }[];
}) {
  const english = useLocale() === "en";
  const entries = Object.entries(errors).flatMap(([name, messages]) => {
    const [, index] = /^lines\[(\d+)\]/.exec(name) ?? [];
    const facts = index === undefined ? undefined : lines[Number(index)]?.facts;
    const label = facts && (english ? facts.productNameEn : facts.productNameZh);
    const id = index === undefined ? name || undefined : `lines-${index}-packs`;
    return messages.map((message) => ({ id, label, message }));
  });
  const named = new Set(entries.flatMap(({ id, message }) => (id ? [message] : [])));
  return <ErrorSummary entries={entries.filter(({ id, message }) => id || !named.has(message))} />;
}
