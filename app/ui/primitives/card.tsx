import type { ReactNode } from "react";

/** White paper with a hairline: one subject. `raised` for things that lead somewhere. */
export function Card({
  children,
  raised = false,
  className = "",
}: {
  children: ReactNode;
  raised?: boolean;
  className?: string;
}) {
  return (
    <div className={`rounded-card border border-line bg-white ${raised ? "shadow-card" : ""} ${className}`}>
      {children}
    </div>
  );
}

/** A card with a heading and, at its right, what can be done with it. */
export function Panel({
  title,
  level = 2,
  actions,
  note,
  flush = false,
  children,
  id,
}: {
  title: ReactNode;
  level?: 2 | 3;
  actions?: ReactNode;
  note?: ReactNode;
  /** Lets a table run to the edges. */
  flush?: boolean;
  children: ReactNode;
  id?: string;
}) {
  const Heading = `h${level}` as const;
  return (
    <section id={id} className="rounded-card border border-line bg-white">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b px-4 py-2.5">
        <div className="min-w-0">
          <Heading className="text-[1.0625rem]">{title}</Heading>
          {note ? <p className="text-ink-soft text-sm">{note}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </header>
      <div className={flush ? "overflow-clip rounded-b-card" : "p-4"}>{children}</div>
    </section>
  );
}

/** The heading of a part of a storefront page. */
export function SectionHeading({
  children,
  note,
  action,
  id,
}: {
  children: ReactNode;
  note?: ReactNode;
  action?: ReactNode;
  id?: string;
}) {
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-1">
      <div>
        <h2 id={id} className="font-serif text-2xl text-green">
          {children}
        </h2>
        {note ? <p className="text-ink-soft">{note}</p> : null}
      </div>
      {action}
    </div>
  );
}

/** One figure with its name, and a note that says what it covers. */
export function Stat({ label, children, note }: { label: ReactNode; children: ReactNode; note?: ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="text-ink-soft text-sm">{label}</p>
      <p className="figures font-semibold text-2xl leading-snug">{children}</p>
      {note ? <p className="text-ink-soft text-sm">{note}</p> : null}
    </div>
  );
}

/** Nothing here yet: says why, and what would bring something. */
export function EmptyState({
  title,
  children,
  action,
  picture,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  picture?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-2 rounded-card border border-line-strong/40 border-dashed bg-white/60 px-6 py-10 text-center">
      {picture}
      <p className="font-semibold text-lg">{title}</p>
      {children ? <div className="max-w-prose text-ink-soft">{children}</div> : null}
      {action ? <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}

/** A small neutral word on a thing: a pack, a season, a category. */
export function Tag({
  children,
  tone = "plain",
}: {
  children: ReactNode;
  tone?: "plain" | "green" | "indigo" | "warning";
}) {
  const look = {
    plain: "bg-paper-deep text-ink-soft",
    green: "bg-green-soft text-green",
    indigo: "bg-indigo-soft text-indigo",
    warning: "bg-gold-soft text-gold-deep",
  }[tone];
  return (
    <span className={`inline-block whitespace-nowrap rounded-mark px-1.5 text-[0.8125rem] leading-6 ${look}`}>
      {children}
    </span>
  );
}
