import { useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { KarstLandscape } from "#app/ui/motif/karst-landscape.tsx";
import { buttonClass } from "#app/ui/primitives/button.tsx";
import type { Failure } from "./failure.ts";
import { hasUnansweredForm, sendAgain } from "./last-form.ts";
import { Logo } from "./logo.tsx";

/** The status a failure stands for; what never got an answer has none. */
const figures: Partial<Record<Failure, string>> = { too_large: "413", lost: "" };

/** A whole page that says what went wrong and what to do next. */
export function ErrorPage({ failure }: { failure: Failure }) {
  const t = useText("shell");
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
          {figures[failure] ?? failure}
        </p>
        <h1 className="font-serif text-2xl">{t(`error.${failure}.title`)}</h1>
        <p className="max-w-prose text-ink-soft">{t(`error.${failure}.text`)}</p>
        <p className="mt-3 flex flex-wrap justify-center gap-2">
          <WaysOn failure={failure} />
        </p>
      </main>
      <KarstLandscape className="h-40 w-full opacity-60 [mask-image:linear-gradient(transparent,#000_45%)] sm:h-56" />
    </div>
  );
}

/** Where to go from here, the likeliest first. */
function WaysOn({ failure }: { failure: Failure }) {
  const t = useText("shell");
  const { pathname, search } = useLocation();
  const here = pathname + search;
  if (failure === "503" || failure === "lost") return <TryAgain here={here} />;
  const sentTooMuch = failure === "413" || failure === "too_large";
  return (
    <>
      {sentTooMuch ? (
        <a href={here} className={buttonClass("primary")}>
          {t("error.form")}
        </a>
      ) : null}
      <a href={paths.home()} className={buttonClass(sentTooMuch ? "secondary" : "primary")}>
        {t("error.home")}
      </a>
      {failure === "403" ? (
        <a href={paths.workspace()} className={buttonClass()}>
          {t("error.workspace")}
        </a>
      ) : (
        <a href={paths.products()} className={buttonClass()}>
          {t("error.products")}
        </a>
      )}
    </>
  );
}

/** The same once more: with script also the form that found no answer, as it was typed. */
function TryAgain({ here }: { here: string }) {
  const t = useText("shell");
  const [unanswered, setUnanswered] = useState(false);
  useEffect(() => setUnanswered(hasUnansweredForm()), []);
  return (
    <>
      {unanswered ? (
        <button type="button" onClick={sendAgain} className={buttonClass("primary")}>
          {t("error.send_again")}
        </button>
      ) : null}
      <a href={here} className={buttonClass(unanswered ? "secondary" : "primary")}>
        {t("error.again")}
      </a>
      <a href={paths.home()} className={buttonClass()}>
        {t("error.home")}
      </a>
    </>
  );
}
