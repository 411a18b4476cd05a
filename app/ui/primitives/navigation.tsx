import { Link, NavLink } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { buttonClass } from "./button.tsx";

export interface Crumb {
  label: ReactNode;
  to?: string;
}

/** The way back up; the last crumb is the page itself and leads nowhere. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useText("common");
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label={t("breadcrumbs.label")} className="no-print text-ink-soft text-sm">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {crumbs.map((crumb, position) => (
          <li key={position} className="flex items-center gap-x-1.5">
            {position > 0 ? <ChevronRight aria-hidden="true" className="size-3.5" /> : null}
            {crumb.to ? (
              <Link
                to={crumb.to}
                className="py-1 text-ink-soft underline decoration-line-strong/50 hover:text-ink"
              >
                {crumb.label}
              </Link>
            ) : (
              <span aria-current="page" className="py-1">
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface Tab {
  label: ReactNode;
  to: string;
  count?: number;
  /** Matches this address only, not those below it. */
  end?: boolean;
  /** Decides by the caller where tabs differ by query rather than path. */
  current?: boolean;
}

/** Tabs that are links: each has its own address and works without script. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const look = (current: boolean) =>
    `flex items-center gap-1.5 whitespace-nowrap border-b-2 px-1 py-2 no-underline ${
      current
        ? "border-green font-semibold text-green"
        : "border-transparent text-ink-soft hover:border-line-strong hover:text-ink"
    }`;
  const inner = (tab: Tab) => (
    <>
      {tab.label}
      {tab.count === undefined ? null : (
        <span className="figures rounded-full bg-paper-deep px-1.5 text-ink-soft text-xs leading-5">
          {tab.count}
        </span>
      )}
    </>
  );
  return (
    <nav aria-label={label} className="no-print border-line border-b">
      <ul className="-mb-px flex flex-wrap gap-x-5">
        {tabs.map((tab) => (
          <li key={tab.to}>
            {tab.current === undefined ? (
              <NavLink to={tab.to} end={tab.end} className={({ isActive }) => look(isActive)}>
                {inner(tab)}
              </NavLink>
            ) : (
              <Link to={tab.to} aria-current={tab.current ? "page" : undefined} className={look(tab.current)}>
                {inner(tab)}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Previous and next of a list paged by key; a direction without an address is absent. */
export function Pagination({
  previous,
  next,
  note,
}: {
  previous?: string | null;
  next?: string | null;
  note?: ReactNode;
}) {
  const t = useText("common");
  if (!previous && !next) return null;
  return (
    <nav
      aria-label={t("paging.label")}
      className="no-print flex flex-wrap items-center justify-center gap-3 py-4"
    >
      {previous ? (
        <Link to={previous} rel="prev" className={buttonClass("secondary")}>
          <ChevronLeft aria-hidden="true" className="size-4" />
          {t("paging.previous")}
        </Link>
      ) : null}
      {note ? <span className="text-ink-soft text-sm">{note}</span> : null}
      {next ? (
        <Link to={next} rel="next" className={buttonClass("secondary")}>
          {t("paging.next")}
          <ChevronRight aria-hidden="true" className="size-4" />
        </Link>
      ) : null}
    </nav>
  );
}
