import type { ErrorCode } from "#app/kernel/errors.ts";
import type { TraceEventKind } from "#db/vocabulary/provenance.ts";
import { recordedKinds } from "./input.ts";

/** What of an event decides whether and how it may be corrected. */
export type CorrectableEvent = {
  sequence: number;
  kind: TraceEventKind;
  concernsSequence: number | null;
  actorOrganisationId: string | null;
};

/** The sequences of the events that were declared erroneous. */
export function erroneousSequences(
  events: readonly Pick<CorrectableEvent, "kind" | "concernsSequence">[],
): Set<number> {
  return new Set(
    events.flatMap(({ kind, concernsSequence }) =>
      kind === "declared-error" && concernsSequence !== null ? [concernsSequence] : [],
    ),
  );
}

/** Whether an organisation may declare an event erroneous: its own, recorded by hand, and not declared so before. */
export function errorProblem(
  events: readonly CorrectableEvent[],
  sequence: number,
  organisationId: string,
): ErrorCode | null {
  const event = events.find((candidate) => candidate.sequence === sequence);
  if (!event) return "trace_event.not_found";
  if (erroneousSequences(events).has(sequence)) return "trace_event.already_declared";
  const byHand = (recordedKinds as readonly TraceEventKind[]).includes(event.kind);
  return byHand && event.actorOrganisationId === organisationId ? null : "trace_event.not_correctable";
}

/** Events declared erroneous for which nothing stands in yet, in their order. */
export function waitingForCorrection(events: readonly CorrectableEvent[]): number[] {
  const replaced = new Set(
    events.filter(({ kind }) => kind !== "declared-error").map(({ concernsSequence }) => concernsSequence),
  );
  return [...erroneousSequences(events)]
    .filter((sequence) => !replaced.has(sequence))
    .sort((one, other) => one - other);
}
