import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useNavigation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext, useEffect } from "react";
import { defaultLocale, isLocale, type Locale, localeOfCookies } from "#app/i18n/locale.ts";
import { textOf } from "#app/i18n/text.ts";
import { LocaleProvider } from "#app/i18n/use-text.tsx";
import stylesheet from "#app/styles/app.css?url";
import { documentKindOf, NonceContext } from "#app/ui/shell/document.ts";
import { ErrorPage } from "#app/ui/shell/error-page.tsx";
import { failureOf } from "#app/ui/shell/failure.ts";
import { forgetForm } from "#app/ui/shell/last-form.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

/** The language is all that the whole site shares; who is signed in is asked for by the pages that need it. */
export function loader({ request }: LoaderFunctionArgs) {
  return { locale: localeOfCookies(request.headers.get("Cookie")) };
}

/** A change of language loads a new document, so nothing within one document changes it. */
export const shouldRevalidate = () => false;

/** The language of the document as it was sent, for when the root's own reading is missing. */
function writtenLocale(): Locale {
  const written = typeof document === "undefined" ? null : document.documentElement.lang;
  return isLocale(written) ? written : defaultLocale;
}

export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  const text = textOf(data?.locale ?? writtenLocale(), "shell");
  if (!error) return [{ title: text("title") }, { name: "description", content: text("description") }];
  return [
    { title: `${text(`error.${failureOf(error)}.title`)} · ${text("brand")}` },
    { name: "robots", content: "noindex" },
  ];
};

function usePageLocale(): Locale {
  return useRouteLoaderData<typeof loader>("root")?.locale ?? writtenLocale();
}

/** The document around every page and every error. Static and plain documents carry no framework script at all. */
export function Layout({ children }: { children: ReactNode }) {
  const locale = usePageLocale();
  const nonce = useContext(NonceContext);
  const kind = documentKindOf(useMatches());

  useEffect(() => {
    // Reached from a hydrated workspace: a page without framework script is loaded as the document it is.
    if (kind !== "hydrated") window.location.reload();
  }, [kind]);

  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#12403A" />
        <Meta />
        <Links />
        {kind === "static" ? <script type="module" src="/storefront.js" /> : null}
      </head>
      <body>
        <LocaleProvider locale={locale}>{children}</LocaleProvider>
        {kind === "hydrated" ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  );
}

export default function Root() {
  const { state } = useNavigation();
  useEffect(() => {
    if (state !== "submitting") forgetForm();
  }, [state]);
  return <Outlet />;
}

/** What a failed page shows: the failure in words, never the details of a defect. */
export function ErrorBoundary() {
  return <ErrorPage failure={failureOf(useRouteError())} />;
}
