import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";

export interface Fact {
  term: ReactNode;
  value: ReactNode;
}

/** Names and values of one thing. */
export function DescriptionList({ facts, columns = 1 }: { facts: readonly Fact[]; columns?: 1 | 2 | 3 }) {
  return (
    <dl className={columns === 1 ? "facts" : `facts facts-${columns}`}>
      {facts.map((fact, position) => (
        <div key={position}>
          <dt>{fact.term}</dt>
          <dd className="min-w-0">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface TimelineEntry {
  key: string;
  title: ReactNode;
  /** A time element. */
  time?: ReactNode;
  actor?: ReactNode;
  detail?: ReactNode;
  /** `ahead` has not happened yet. */
  tone?: "done" | "ahead" | "problem";
}

/** What happened, in order, with when and by whom. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const dots = {
    done: "bg-green ring-green-soft",
    ahead: "border-2 border-line-strong bg-white ring-white",
    problem: "bg-cinnabar ring-cinnabar-soft",
  };
  return (
    <ol className="grid">
      {entries.map((entry, position) => (
        <li key={entry.key} className="relative grid grid-cols-[1.5rem_1fr] pb-5 last:pb-0">
          {position < entries.length - 1 ? (
            <span
              aria-hidden="true"
              className="absolute top-3 bottom-[-0.75rem] left-[0.5rem] w-px bg-line"
            />
          ) : null}
          <span
            aria-hidden="true"
            className={`relative mt-[0.5em] ml-[0.1875rem] size-2.5 rounded-full ring-4 ${dots[entry.tone ?? "done"]}`}
          />
          <div className="min-w-0">
            <div className="flex flex-wrap items-baseline gap-x-3">
              <p className="font-medium">{entry.title}</p>
              <p className="text-ink-soft text-sm">
                {entry.time}
                {entry.actor ? <span className="ml-2">{entry.actor}</span> : null}
              </p>
            </div>
            {entry.detail ? (
              <div className="mt-0.5 text-[0.9375rem] text-ink-soft">{entry.detail}</div>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

export interface Step {
  key: string;
  label: ReactNode;
  note?: ReactNode;
}

/** Where a thing stands on its way: steps before `current` are done. `current` past the end: all are. */
export function Steps({ steps, current }: { steps: readonly Step[]; current: number }) {
  const t = useText("common");
  return (
    <ol aria-label={t("steps.label")} className="grid gap-x-1 gap-y-2 sm:auto-cols-fr sm:grid-flow-col">
      {steps.map((step, position) => {
        const state = position < current ? "done" : position === current ? "current" : "ahead";
        return (
          <li
            key={step.key}
            aria-current={state === "current" ? "step" : undefined}
            className="flex gap-2.5 sm:flex-col sm:gap-1.5"
          >
            <span aria-hidden="true" className="flex shrink-0 items-center gap-1">
              <span
                className={`figures grid size-6 shrink-0 place-items-center rounded-full font-medium text-xs ${
                  state === "done"
                    ? "bg-green text-white"
                    : state === "current"
                      ? "border-2 border-green bg-white text-green"
                      : "border border-line-strong bg-white text-ink-soft"
                }`}
              >
                {state === "done" ? <Check className="size-3.5" strokeWidth={3} /> : position + 1}
              </span>
              <span
                className={`hidden h-0.5 flex-1 sm:block ${position === steps.length - 1 ? "invisible" : ""} ${state === "done" ? "bg-green" : "bg-line"}`}
              />
            </span>
            <span className={`min-w-0 pr-2 ${state === "ahead" ? "text-ink-soft" : ""}`}>
              <span className={`block leading-snug ${state === "current" ? "font-semibold" : ""}`}>
                {step.label}
              </span>
              <span className="sr-only">{t(`steps.${state}`)}</span>
              {step.note ? <span className="block text-ink-soft text-sm">{step.note}</span> : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
