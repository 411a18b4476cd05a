import { type FormEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import {
  readWorkTable,
  type RemovedLine,
  restoreLine,
  type WorkTableValues,
} from "#app/domain/procurement/basket/form-values.ts";
import { mergeLines } from "#app/domain/procurement/basket/merge-lines.ts";
import type { TypedLine } from "#app/domain/procurement/basket/work-sheet.ts";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { newId } from "#app/kernel/id.ts";
import { leaveBehind } from "./left-behind.ts";

/** On the server there is no layout to be in time for. */
export const useBeforePaint = typeof document === "undefined" ? useEffect : useLayoutEffect;

type Answer = { values: WorkTableValues; sent: string[]; removed?: RemovedLine };

/**
 * The lines of a work table and what its sums need of the other fields. The fields themselves belong to the browser:
 * nothing writes into one that is on the page. Answers add and take away lines, by their keys.
 */
export function useWorkTable(opened: WorkTableValues, answered: Answer | undefined) {
  const form = useRef<HTMLFormElement>(null);
  const [lines, setLines] = useState(opened.lines);
  const [wantedOn, setWantedOn] = useState(opened.wantedOn);
  const [fundSource, setFundSource] = useState(opened.fundSource);
  const [removed, setRemoved] = useState(answered?.removed ?? null);
  const [merged, setMerged] = useState(answered);
  if (answered && answered !== merged) {
    setMerged(answered);
    setLines((now) => mergeLines(now, { sent: answered.sent, lines: answered.values.lines }));
  }
  useEffect(() => {
    if (!form.current) return;
    // What was typed, or put back by the browser, before this program came.
    const typed = readWorkTable(new FormData(form.current));
    const packsOf = new Map(typed.lines.map((line) => [line.key, line.packs]));
    setLines((now) => now.map((line) => ({ ...line, packs: packsOf.get(line.key) ?? line.packs })));
    setWantedOn(typed.wantedOn);
    setFundSource(typed.fundSource);
  }, []);
  return {
    form,
    lines,
    wantedOn,
    setWantedOn,
    fundSource,
    setFundSource,
    removed,
    add: ({ variantId, moqPacks }: CertifiedFacts): string => {
      const line: TypedLine = { key: newId(), variantId, packs: String(moqPacks) };
      setLines((now) => [...now, line]);
      return line.key;
    },
    setPacks: (key: string, packs: string) =>
      setLines((now) => now.map((line) => (line.key === key ? { ...line, packs } : line))),
    remove: (key: string) => {
      const index = lines.findIndex((line) => line.key === key);
      const line = lines[index];
      if (!line) return;
      setRemoved({ index, line });
      setLines((now) => now.filter((each) => each.key !== key));
    },
    undo: () => {
      if (!removed) return;
      setRemoved(null);
      setLines((now) => restoreLine(now, removed));
    },
  };
}

/** Hands what is typed after the form was sent, and before its answer has come, on to the page the answer leads to. */
export function useHandOver(form: RefObject<HTMLFormElement>, facts: CertifiedFacts[], isUnderWay: boolean) {
  const sent = useRef<WorkTableValues | null>(null);
  useEffect(() => {
    if (!isUnderWay) sent.current = null;
  }, [isUnderWay]);
  const known = useRef(facts);
  known.current = facts;
  useBeforePaint(
    () => () => {
      if (form.current && sent.current) leaveBehind(form.current, sent.current, known.current);
    },
    [form],
  );
  return (event: FormEvent<HTMLFormElement>) => {
    sent.current = readWorkTable(new FormData(event.currentTarget));
  };
}
