import { Link } from "@remix-run/react";
import { Check } from "lucide-react";
import { useText } from "#app/i18n/use-text.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";

export interface StepToTake {
  key: string;
  title: string;
  note: string;
  to: string;
  isDone: boolean;
}

/** What a new organisation does first, each step leading to its page; nothing where all is done. */
export function FirstSteps({ steps, note }: { steps: readonly StepToTake[]; note: string }) {
  const t = useText("workspace");
  if (steps.length === 0) return null;
  return (
    <Panel title={t("first.title")} note={note}>
      <ol className="grid gap-4">
        {steps.map((step, position) => (
          <li key={step.key} className="flex gap-3">
            <span
              aria-hidden="true"
              className={`figures grid size-7 shrink-0 place-items-center rounded-full font-medium text-sm ${step.isDone ? "bg-green text-white" : "border border-line-strong bg-white text-ink-soft"}`}
            >
              {step.isDone ? <Check className="size-4" strokeWidth={3} /> : position + 1}
            </span>
            <span className="min-w-0">
              <Link to={step.to} className="link font-semibold">
                {step.title}
              </Link>
              {step.isDone ? <span className="ml-2 text-green text-sm">{t("first.done")}</span> : null}
              <span className="block text-ink-soft text-sm">{step.note}</span>
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
