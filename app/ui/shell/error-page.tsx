import { useLocation } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { KarstLandscape } from "#app/ui/motif/karst-landscape.tsx";
import { buttonClass } from "#app/ui/primitives/button.tsx";
import { Logo } from "./logo.tsx";

const worded = [400, 403, 404, 409, 413, 429, 500] as const;

type WordedStatus = (typeof worded)[number];

/** The status whose words describe a failure best. */
export function wordedStatus(status: number): WordedStatus {
  if (status === 401) return 403;
  const exact = worded.find((known) => known === status);
  if (exact) return exact;
  return status >= 400 && status < 500 ? 400 : 500;
}

/** A whole page that says what went wrong and what to do next, by HTTP status. */
export function ErrorPage({ status }: { status: number }) {
  const t = useText("shell");
  const { pathname, search } = useLocation();
  const known = wordedStatus(status);
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr_auto]">
      <header className="border-line border-b bg-white">
        <div className="page flex h-16 items-center">
          <a href={paths.home()} className="no-underline">
            <Logo />
          </a>
        </div>
      </header>
      <main className="page grid content-center justify-items-center gap-3 py-16 text-center">
        <p className="figures font-serif text-6xl text-green-mid leading-none" aria-hidden="true">
          {known}
        </p>
        <h1 className="font-serif text-2xl">{t(`error.${known}.title`)}</h1>
        <p className="max-w-prose text-ink-soft">{t(`error.${known}.text`)}</p>
        <p className="mt-3 flex flex-wrap justify-center gap-2">
          {known === 413 ? (
            <a href={pathname + search} className={buttonClass("primary")}>
              {t("error.form")}
            </a>
          ) : null}
          <a href={paths.home()} className={buttonClass(known === 413 ? "secondary" : "primary")}>
            {t("error.home")}
          </a>
          {known === 403 ? (
            <a href={paths.workspace()} className={buttonClass()}>
              {t("error.workspace")}
            </a>
          ) : (
            <a href={paths.products()} className={buttonClass()}>
              {t("error.products")}
            </a>
          )}
        </p>
      </main>
      <KarstLandscape className="h-40 w-full opacity-60 sm:h-56" />
    </div>
  );
}
