import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { Logo } from "./logo.tsx";

/** The meeting-room wall (大屏): ink green to every edge, read from across the room. */
export function WallShell({
  title,
  scope,
  leave,
  children,
}: {
  title: ReactNode;
  /** What the figures cover; a total is never shown without it. */
  scope: ReactNode;
  /** The address of the ordinary view. */
  leave: string;
  children: ReactNode;
}) {
  const t = useText("shell");
  return (
    <div className="wall on-dark grid min-h-dvh grid-rows-[auto_1fr] bg-green-deep text-green-soft">
      <header className="flex flex-wrap items-center gap-x-6 gap-y-2 px-[2.5vw] pt-[2vh] pb-[1vh]">
        <Logo tone="light" />
        <div className="min-w-0 flex-1 max-sm:order-last max-sm:basis-full">
          <h1 className="font-serif text-[clamp(1.25rem,2vw,2.25rem)] text-white">{title}</h1>
          <p className="text-[clamp(0.875rem,1vw,1.125rem)]">{scope}</p>
        </div>
        <a
          href={leave}
          className="ml-auto inline-flex min-h-10 items-center rounded-control border border-white/30 px-3 text-green-soft no-underline hover:bg-white/10"
        >
          {t("wall.leave")}
        </a>
      </header>
      <main id="content" className="px-[2.5vw] pb-[2.5vh]">
        {children}
      </main>
    </div>
  );
}
