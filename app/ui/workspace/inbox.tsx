import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";

export interface InboxEntry {
  key: string;
  title: string;
  note: string;
  count: number;
  to: string;
}

/**
 * What waits for the reader: each kind of work with how much there is, leading to it. A new organisation, which has not
 * begun, is not told that all is done.
 */
export function Inbox({
  entries,
  quiet,
  isNew = false,
}: {
  entries: readonly InboxEntry[];
  quiet: ReactNode;
  isNew?: boolean;
}) {
  const t = useText("workspace");
  if (entries.length === 0 && isNew) return null;
  if (entries.length === 0) return <EmptyState title={t("inbox.nothing")}>{quiet}</EmptyState>;
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {entries.map((entry) => (
        <li key={entry.key}>
          <Link
            to={entry.to}
            className="group flex h-full items-start gap-4 rounded-card border border-line bg-white p-4 text-ink no-underline shadow-card hover:border-green"
          >
            <span className="figures min-w-10 font-semibold text-3xl text-green leading-none">
              {entry.count}
            </span>
            <span className="min-w-0 flex-1">
              <span className="block font-semibold">{entry.title}</span>
              <span className="block text-ink-soft text-sm">{entry.note}</span>
            </span>
            <ChevronRight
              aria-hidden="true"
              className="mt-1 size-4 shrink-0 text-ink-soft group-hover:text-green"
            />
          </Link>
        </li>
      ))}
    </ul>
  );
}
