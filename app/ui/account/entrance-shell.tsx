import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { KarstLandscape } from "#app/ui/motif/karst-landscape.tsx";
import { LanguageSwitch } from "#app/ui/shell/language-switch.tsx";
import { Logo } from "#app/ui/shell/logo.tsx";
import { SkipLink } from "#app/ui/shell/skip-link.tsx";

/** The frame of the pages through which people come in: what this is at the left, one form at the right. */
export function EntranceShell({
  title,
  note,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  children: ReactNode;
}) {
  const t = useText("entrance");
  const shell = useText("shell");
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(20rem,5fr)_7fr]">
      <SkipLink />
      <aside className="on-dark relative hidden overflow-hidden bg-green-deep text-green-soft lg:block">
        <div className="sticky top-0 flex h-dvh flex-col justify-between">
          <div className="px-12 pt-12">
            <a href={paths.home()} className="no-underline">
              <Logo tone="light" />
            </a>
            <p className="mt-14 font-serif text-3xl text-white leading-snug">
              <span className="block">{t("aside.from")}</span>
              <span className="block">{t("aside.to")}</span>
            </p>
            <ul className="mt-6 grid max-w-sm gap-2.5">
              <li>{t("aside.origin")}</li>
              <li>{t("aside.order")}</li>
              <li>{t("aside.count")}</li>
            </ul>
          </div>
          <KarstLandscape className="h-72 w-full opacity-80" />
        </div>
      </aside>
      <div className="grid grid-rows-[auto_1fr]">
        <header className="flex items-center justify-between gap-3 px-5 py-3 sm:px-10">
          <a href={paths.home()} className="no-underline lg:invisible">
            <Logo />
          </a>
          <LanguageSwitch />
        </header>
        <main id="content" tabIndex={-1} className="px-5 pt-4 pb-16 outline-none sm:px-10 lg:pt-12">
          <div className="mx-auto grid max-w-xl gap-5">
            <div>
              <h1 className="font-serif text-3xl text-green">{title}</h1>
              {note ? <p className="mt-1 text-ink-soft">{note}</p> : null}
            </div>
            {children}
            <p className="text-ink-soft text-sm">
              <a href={paths.home()}>{shell("error.home")}</a>
            </p>
          </div>
        </main>
      </div>
    </div>
  );
}
