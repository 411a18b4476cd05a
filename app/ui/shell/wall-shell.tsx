import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatInstant } from "#app/ui/elements/format.ts";
import { Logo } from "./logo.tsx";

/** The meeting-room wall (大屏): ink green to every edge, read from across the room. */
export function WallShell({
  title,
  scope,
  leave,
  state,
  readAt,
  children,
}: {
  title: ReactNode;
  /** What the figures cover; a total is never shown without it. */
  scope: ReactNode;
  /** The address of the ordinary view. */
  leave: string;
  /** Names the ledger the figures were read from; `public/wall.js` asks for the page anew when it is told another. */
  state: string;
  /** When they were read. */
  readAt: string;
  children: ReactNode;
}) {
  const t = useText("shell");
  return (
    <div
      data-wall
      data-state={state}
      data-stream={paths.officialWallStream()}
      className="wall on-dark grid min-h-dvh grid-rows-[auto_1fr] bg-green-deep text-green-soft"
    >
      <noscript>
        <meta httpEquiv="refresh" content="60" />
      </noscript>
      <header className="flex flex-wrap items-center gap-x-6 gap-y-2 px-[2.5vw] pt-[2vh] pb-[1vh]">
        <Logo tone="light" />
        <div className="min-w-0 flex-1 max-sm:order-last max-sm:basis-full">
          <h1 className="font-serif text-[clamp(1.25rem,2vw,2.25rem)] text-white">{title}</h1>
          <p className="text-[clamp(0.875rem,1vw,1.125rem)]">
            {scope} <span className="ml-3 whitespace-nowrap">{t("wall.read_at")} </span>
            <time className="figures" data-wall-time>
              {formatInstant(readAt).slice(-5)}
            </time>
          </p>
        </div>
        <a
          href={leave}
          className="ml-auto inline-flex min-h-10 items-center rounded-control border border-white/30 px-3 text-green-soft no-underline hover:bg-white/10"
        >
          {t("wall.leave")}
        </a>
        <p
          hidden
          role="status"
          data-wall-stale
          data-words={t("wall.stale")}
          className="basis-full rounded-control bg-cinnabar px-4 py-2 text-[clamp(1rem,1.4vw,1.75rem)] text-white"
        />
      </header>
      <main id="content" className="px-[2.5vw] pb-[2.5vh]">
        {children}
      </main>
      <script type="module" src="/wall.js" />
    </div>
  );
}
