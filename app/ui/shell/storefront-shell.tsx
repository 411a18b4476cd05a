import { useSearchParams } from "@remix-run/react";
import { Menu, Search, ShoppingBasket, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { Logo } from "./logo.tsx";
import { SkipLink } from "./skip-link.tsx";

/** An industry as the navigation shows it. */
export interface IndustryLink {
  code: string;
  nameZh: string;
  nameEn: string;
}

export interface StorefrontShellProps {
  children: ReactNode;
  industries?: readonly IndustryLink[];
  /** A thin line under the header: the year's total and its distance to the target. */
  ribbon?: ReactNode;
  /** Whether invented data is on show; the footer then says so. */
  demo?: boolean;
  /** Lets the page fill the whole width; the page then sets its own margins with `page`. */
  bleed?: boolean;
}

/** The frame of every public page: a static document, the same for all visitors of one language. */
export function StorefrontShell({
  children,
  industries = [],
  ribbon,
  demo = false,
  bleed = false,
}: StorefrontShellProps) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr_auto]">
      <header className="no-print bg-white">
        <SkipLink />
        <HeaderBar />
        <IndustryBar industries={industries} />
        {ribbon ? <div className="bg-green-deep text-white">{ribbon}</div> : null}
      </header>
      <main id="content" tabIndex={-1} className={bleed ? "outline-none" : "page py-8 outline-none"}>
        {children}
      </main>
      <Footer demo={demo} />
    </div>
  );
}

function HeaderBar() {
  const t = useText("shell");
  return (
    <div className="page flex flex-wrap items-center gap-x-5 gap-y-2 py-3 lg:flex-nowrap">
      <a href={paths.home()} className="rounded-control no-underline">
        <Logo />
      </a>
      <SearchForm />
      <div className="ml-auto flex items-center gap-1">
        <LanguageSwitch />
        <div data-personal="" className="flex items-center gap-1">
          <a
            href={paths.signIn()}
            data-basket=""
            hidden
            className="relative inline-flex min-h-10 items-center gap-1.5 rounded-control px-2 text-sm text-green no-underline hover:bg-green-soft [&[hidden]]:hidden"
          >
            <ShoppingBasket aria-hidden="true" className="size-5" />
            <span className="max-sm:sr-only">{t("personal.basket")}</span>
            <span
              data-basket-count=""
              hidden
              className="figures min-w-5 rounded-full bg-green px-1 text-center text-white text-xs leading-5"
            />
          </a>
          <a
            href={paths.signIn()}
            data-personal-link=""
            className="inline-flex min-h-10 items-center gap-1.5 rounded-control bg-green px-3 text-sm text-white no-underline hover:bg-green-deep"
          >
            <UserRound aria-hidden="true" className="size-4" />
            <span data-personal-name="" className="max-w-[9em] truncate">
              {t("personal.sign_in")}
            </span>
          </a>
        </div>
      </div>
    </div>
  );
}

function SearchForm() {
  const t = useText("shell");
  const [query] = useSearchParams();
  return (
    <search className="order-last w-full lg:order-none lg:ml-4 lg:max-w-md lg:flex-1">
      <form action={paths.products()} method="get" className="flex">
        <label className="sr-only" htmlFor="site-search">
          {t("search.label")}
        </label>
        <input
          id="site-search"
          name="q"
          type="search"
          maxLength={80}
          defaultValue={query.get("q") ?? ""}
          placeholder={t("search.placeholder")}
          className="h-10 min-w-0 flex-1 rounded-control rounded-r-none border border-line-strong border-r-0 bg-paper px-3 placeholder:text-ink-soft"
        />
        <button
          type="submit"
          className="inline-flex h-10 items-center gap-1.5 rounded-control rounded-l-none border border-green bg-green px-4 text-white hover:bg-green-deep"
        >
          <Search aria-hidden="true" className="size-4" />
          <span className="max-sm:sr-only">{t("search.submit")}</span>
        </button>
      </form>
    </search>
  );
}

function IndustryBar({ industries }: { industries: readonly IndustryLink[] }) {
  const t = useText("shell");
  const locale = useLocale();
  const links = [
    { href: paths.products(), label: t("nav.products") },
    ...industries.map((industry) => ({
      href: paths.industry(industry.code),
      label: localName(locale, industry),
    })),
    { href: paths.counties(), label: t("nav.counties") },
    { href: paths.suppliers(), label: t("nav.suppliers") },
    { href: paths.progress(), label: t("nav.progress") },
  ];
  const items = links.map((link) => (
    <li key={link.href}>
      <a href={link.href}>{link.label}</a>
    </li>
  ));
  return (
    <nav aria-label={t("nav.label")} className="ways border-line border-y">
      <div className="page">
        <details className="group md:hidden">
          <summary className="flex min-h-11 items-center gap-2 font-medium text-green">
            <Menu aria-hidden="true" className="size-5" />
            {t("nav.menu")}
          </summary>
          <ul className="grid grid-cols-2 gap-x-4 pb-3">{items}</ul>
        </details>
        <ul className="-mx-2.5 hidden flex-wrap md:flex">{items}</ul>
      </div>
    </nav>
  );
}

function Footer({ demo }: { demo: boolean }) {
  const t = useText("shell");
  const lists = [
    {
      title: t("footer.public"),
      links: [
        { href: paths.progress(), label: t("footer.progress") },
        { href: paths.traceSearch(), label: t("footer.trace") },
        { href: paths.publicRecalls(), label: t("footer.recalls") },
        { href: paths.join(), label: t("footer.join") },
      ],
    },
    {
      title: t("footer.guides"),
      links: [
        { href: paths.guide("buyer"), label: t("footer.guide.institution") },
        { href: paths.guide("supplier"), label: t("footer.guide.supplier") },
        { href: paths.guide("official"), label: t("footer.guide.official") },
        { href: paths.guide("api"), label: t("footer.guide.api") },
      ],
    },
  ];
  return (
    <footer className="no-print on-dark mt-16 bg-green-deep text-green-soft">
      <div className="page grid gap-x-12 gap-y-8 py-12 text-[0.9375rem] sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1fr_1fr]">
        <section>
          <h2 className="mb-2 font-serif text-lg text-white">{t("footer.about")}</h2>
          <p>{t("footer.about.text")}</p>
        </section>
        <section>
          <h2 className="mb-2 font-serif text-lg text-white">{t("footer.source")}</h2>
          <p>{t("footer.source.text")}</p>
        </section>
        {lists.map((list) => (
          <section key={list.title}>
            <h2 className="mb-2 font-serif text-lg text-white">{list.title}</h2>
            <ul className="ways-out">
              {list.links.map((link) => (
                <li key={link.href}>
                  <a href={link.href}>{link.label}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {demo ? (
        <p className="border-white/15 border-t">
          <span className="page block py-4 text-sm">{t("footer.demo")}</span>
        </p>
      ) : null}
    </footer>
  );
}
