import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import type { RemovedLine, WorkTableValues } from "#app/domain/procurement/basket/form-values.ts";
import type { PasteProblem } from "#app/domain/procurement/basket/paste.ts";
import { workSheet } from "#app/domain/procurement/basket/work-sheet.ts";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { isDay } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { FrameFields, type WorkTableChoices } from "./frame-fields.tsx";
import { type LeftBehind, refocus, takeUp } from "./left-behind.ts";
import { PackSearch } from "./pack-search.tsx";
import { PasteBox } from "./paste-box.tsx";
import { errorsOfLines, Refusals } from "./refusals.tsx";
import { SheetSummary } from "./sheet-summary.tsx";
import type { Unreached } from "./unreached.ts";
import { usePackFacts } from "./use-pack-facts.ts";
import { useBeforePaint, useHandOver, useWorkTable } from "./use-work-table.ts";
import { WorkLines } from "./work-lines.tsx";

interface Opened {
  values: WorkTableValues;
  facts: CertifiedFacts[];
  /** The revision of the draft that is worked on; a new table has none. */
  openedRevision?: number;
}

interface Answered extends Opened {
  sent: string[];
  errors?: Record<string, string[]>;
  find?: string;
  found?: CertifiedFacts[];
  pasted?: { sent: string; kept: string };
  pasteProblems?: PasteProblem[];
  removed?: RemovedLine;
}

export interface WorkTableProps {
  choices: WorkTableChoices;
  start: Opened;
  /** What the table came back as. */
  answered: Answered | Unreached | undefined;
  today: string;
}

/**
 * The work table of a requisition: one form. Everything it says is worked out from what is typed by the functions the
 * act decides with; without script each button sends the form and shows it again. What was typed on the page that led
 * here while its answer was under way is taken up.
 */
export function WorkTable({ choices, start, answered, today }: WorkTableProps) {
  const [left, setLeft] = useState<LeftBehind | null>(null);
  const { requestKey } = start.values;
  useBeforePaint(() => {
    const taken = takeUp(requestKey);
    if (taken) setLeft(taken);
  }, [requestKey]);
  return (
    <TableForm
      key={left ? "taken-up" : "opened"}
      choices={choices}
      start={start}
      left={left}
      answered={answered && "values" in answered ? answered : undefined}
      unreached={answered !== undefined && "unreached" in answered}
      today={today}
    />
  );
}

function TableForm({
  choices,
  start,
  left,
  answered,
  unreached,
  today,
}: Omit<WorkTableProps, "answered"> & {
  left: LeftBehind | null;
  answered: Answered | undefined;
  unreached: boolean;
}) {
  const t = useText("requisitions");
  const [opened] = useState<WorkTableValues>(left?.values ?? answered?.values ?? start.values);
  const table = useWorkTable(opened, answered);
  const { form, lines, wantedOn, fundSource } = table;
  const [added, setAdded] = useState<CertifiedFacts[]>([]);
  const refreshed = useRefreshedFacts(wantedOn, (answered ?? start).values.wantedOn, lines);
  const busy = useNavigation().state !== "idle";
  const known = [...start.facts, ...(left?.facts ?? []), ...(answered?.facts ?? []), ...added, ...refreshed];
  const factsOf = new Map(known.map((facts) => [facts.variantId, facts]));
  const sheet = workSheet(lines, factsOf, { wantedOn, today });
  const handOver = useHandOver(form, [...factsOf.values()], busy);
  useEffect(() => {
    if (form.current && left?.focused) refocus(form.current, left.focused);
  }, [form, left]);

  const add = (facts: CertifiedFacts) => {
    setAdded((before) => [...before, facts]);
    const key = table.add(facts);
    requestAnimationFrame(() => {
      const field = form.current?.querySelector<HTMLInputElement>(`[data-line="${key}"]`);
      field?.focus();
      field?.select();
    });
  };
  const undo = () => {
    const key = table.removed?.line.key;
    table.undo();
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLInputElement>(`[data-line="${key}"]`)?.focus(),
    );
  };

  return (
    <Form
      ref={form}
      method="post"
      className="grid gap-5 min-[88rem]:grid-cols-[1fr_18rem]"
      noValidate
      onSubmit={handOver}
    >
      {/* The first button of a form is what Enter presses. */}
      <button type="submit" name="intent" value="update" tabIndex={-1} aria-hidden="true" className="sr-only">
        {t("action.update")}
      </button>
      <input type="hidden" name="requestKey" value={opened.requestKey} />
      <input type="hidden" name="openedRevision" value={(answered ?? start).openedRevision ?? ""} />
      <div className="grid min-w-0 content-start gap-5">
        {unreached ? (
          <Notice tone="danger" title={t("unreached.title")}>
            {t("unreached.note")}
          </Notice>
        ) : null}
        <Refusals answered={answered} lines={sheet.lines} />
        <Panel title={t("frame.title")}>
          <FrameFields
            choices={choices}
            values={opened}
            errors={answered?.errors ?? {}}
            today={today}
            onWantedOn={table.setWantedOn}
            onFundSource={table.setFundSource}
          />
        </Panel>
        <Panel title={t("lines.title")} note={t("lines.count", { count: lines.length })}>
          <div className="grid gap-4">
            <PackSearch
              wantedOn={wantedOn}
              find={left?.term ?? answered?.find}
              found={left ? undefined : answered?.found}
              onAdd={add}
            />
            <WorkLines
              lines={sheet.lines}
              refused={errorsOfLines(answered, lines)}
              removed={table.removed}
              removedFacts={table.removed ? factsOf.get(table.removed.line.variantId) : undefined}
              onPacks={table.setPacks}
              onRemove={table.remove}
              onUndo={undo}
            />
          </div>
        </Panel>
        <PasteBox
          opened={left?.pasted}
          answered={answered?.pasted}
          problems={answered?.pasteProblems ?? []}
        />
      </div>
      <div className="grid min-w-0 content-start gap-5">
        <SheetSummary sheet={sheet} choices={choices} fundSource={fundSource}>
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
  const ids = [...new Set(lines.map((line) => line.variantId))].join(",");
  const isOther = wantedOn !== madeFor && isDay(wantedOn) && ids !== "";
  const { answered } = usePackFacts(isOther ? paths.variants({ wantedOn, ids }) : null);
  return isOther ? (answered?.facts ?? []) : [];
}
