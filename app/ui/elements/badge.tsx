import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleSlash,
  Clock,
  FileClock,
  type LucideIcon,
  Truck,
} from "lucide-react";
import type { ReactNode } from "react";

/** What a state means for the reader, whatever its word: the tone chooses icon and colour together. */
export type StateTone =
  | "draft"
  | "waiting"
  | "active"
  | "moving"
  | "done"
  | "expiring"
  | "refused"
  | "closed";

const tones: Record<StateTone, { icon: LucideIcon; className: string }> = {
  draft: { icon: CircleDashed, className: "border-line bg-white text-ink-soft" },
  waiting: { icon: Clock, className: "border-gold/40 bg-gold-soft text-gold-deep" },
  active: { icon: CircleDot, className: "border-indigo/25 bg-indigo-soft text-indigo" },
  moving: { icon: Truck, className: "border-indigo/25 bg-indigo-soft text-indigo" },
  done: { icon: CircleCheck, className: "border-green/20 bg-green-soft text-green" },
  expiring: { icon: FileClock, className: "border-gold/40 bg-gold-soft text-gold-deep" },
  refused: { icon: CircleAlert, className: "border-cinnabar/25 bg-cinnabar-soft text-cinnabar-deep" },
  closed: { icon: CircleSlash, className: "border-line bg-paper-deep text-ink-soft" },
};

/** The state of a thing: an icon, a word, and a colour that only repeats what they say. */
export function StateBadge({ tone, children }: { tone: StateTone; children: ReactNode }) {
  const { icon: Icon, className } = tones[tone];
  return (
    <span
      className={`inline-flex items-center gap-1 whitespace-nowrap rounded-mark border px-1.5 text-[0.8125rem] leading-6 ${className}`}
    >
      <Icon aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={2} />
      {children}
    </span>
  );
}
