import { Link, NavLink, useLocation } from "@remix-run/react";
import { ArrowLeftRight, LogOut, type LucideIcon, Menu, Store, UserRound } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { OrganisationName } from "#app/ui/elements/name.tsx";
import { Breadcrumbs, type Crumb } from "#app/ui/primitives/navigation.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { Logo } from "./logo.tsx";
import { SkipLink } from "./skip-link.tsx";

export interface WorkspaceLink {
  to: string;
  label: string;
  icon: LucideIcon;
  /** How many things wait there; nothing is shown for 0. */
  count?: number;
  /** Current at this address only, not below it: for the first page of a workspace. */
  end?: boolean;
  /** Leads to a document without framework script, which the browser loads whole. */
  reloadDocument?: boolean;
}

/** Links that belong together; the first group of a workspace needs no heading. */
export interface WorkspaceLinkGroup {
  heading?: string;
  links: readonly WorkspaceLink[];
}

export interface WorkspaceShellProps {
  organisation: { nameZh: string; nameEn?: string | null; demo?: boolean };
  /** The reader's roles here, in words. */
  role: string;
  userName: string;
  groups: readonly WorkspaceLinkGroup[];
  /** Whether the reader belongs to more than one organisation. */
  canSwitch?: boolean;
  children: ReactNode;
}

/** The frame of a workspace: navigation at the left, or in a menu on a narrow screen. Lives in a layout route. */
export function WorkspaceShell(props: WorkspaceShellProps) {
  const t = useText("shell");
  const { pathname } = useLocation();
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_1fr]">
      <SkipLink />
      <aside className="no-print on-dark sticky top-0 hidden h-dvh flex-col overflow-y-auto bg-green-deep px-3 py-4 text-green-soft lg:flex">
        <a href={paths.home()} className="px-2 no-underline">
          <Logo tone="light" />
        </a>
        <div className="mt-5 mb-3 px-2">
          <Whose {...props} />
        </div>
        <nav aria-label={t("nav.label")} className="flex-1">
          <Groups groups={props.groups} />
        </nav>
        <div className="mt-4 border-white/15 border-t pt-3">
          <Personal {...props} />
        </div>
      </aside>
      <header className="no-print on-dark sticky top-0 z-10 bg-green-deep text-green-soft lg:hidden">
        <details key={pathname} className="group">
          <summary className="flex min-h-14 items-center gap-3 px-4">
            <Menu aria-hidden="true" className="size-6 shrink-0 text-white" />
            <span className="sr-only">{t("workspace.menu")}</span>
            <span className="line-clamp-2 min-w-0 flex-1 font-medium text-white leading-snug">
              <OrganisationName of={props.organisation} />
            </span>
            <span className="max-w-[40%] shrink-0 truncate text-sm">{props.role}</span>
          </summary>
          <div className="max-h-[calc(100dvh-3.5rem)] overflow-y-auto border-white/15 border-t px-3 pb-4">
            <nav aria-label={t("workspace.menu")} className="py-3">
              <Groups groups={props.groups} />
            </nav>
            <div className="border-white/15 border-t pt-3">
              <Personal {...props} />
            </div>
          </div>
        </details>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="min-w-0 px-4 py-5 outline-none max-lg:[--header-height:3.5rem] sm:px-6 lg:px-8 lg:py-6"
      >
        {props.children}
      </main>
    </div>
  );
}

function Whose({ organisation, role }: WorkspaceShellProps) {
  return (
    <>
      <p className="font-semibold text-white leading-snug">
        <OrganisationName of={organisation} />
      </p>
      <p className="mt-0.5 text-sm">{role}</p>
    </>
  );
}

function Groups({ groups }: { groups: readonly WorkspaceLinkGroup[] }) {
  return (
    <div className="grid gap-4">
      {groups.map(({ heading, links }) => (
        <div key={heading ?? ""}>
          {heading ? <p className="mb-1 px-2.5 text-green-soft text-xs">{heading}</p> : null}
          <Links links={links} />
        </div>
      ))}
    </div>
  );
}

function Links({ links }: { links: readonly WorkspaceLink[] }) {
  return (
    <ul className="grid gap-0.5">
      {links.map(({ to, label, icon: Icon, count, end, reloadDocument }) => (
        <li key={to}>
          <NavLink to={to} end={end} reloadDocument={reloadDocument} className={() => "way"}>
            <Icon aria-hidden="true" strokeWidth={1.75} />
            <span>{label}</span>
            {count ? <b>{count}</b> : null}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

function Personal({ userName, canSwitch }: WorkspaceShellProps) {
  const t = useText("shell");
  return (
    <ul className="grid gap-0.5">
      <li>
        <a href={paths.products()} className="way way-small">
          <Store aria-hidden="true" />
          {t("workspace.to_shop")}
        </a>
      </li>
      {canSwitch ? (
        <li>
          <Link to={paths.chooseOrganisation()} className="way way-small">
            <ArrowLeftRight aria-hidden="true" />
            {t("workspace.switch")}
          </Link>
        </li>
      ) : null}
      <li>
        <Link to={paths.account()} className="way way-small">
          <UserRound aria-hidden="true" />
          <span className="truncate">{userName}</span>
        </Link>
      </li>
      <li className="flex flex-wrap items-center justify-between gap-x-2">
        <form method="post" action={paths.signOut()}>
          <button type="submit" className="way way-small">
            <LogOut aria-hidden="true" />
            {t("workspace.sign_out")}
          </button>
        </form>
        <LanguageSwitch tone="light" />
      </li>
    </ul>
  );
}

/** A title in which a document's number stays on one line, and the words before it on another if need be. */
function Unbroken({ words }: { words: string }) {
  return (
    <span>
      {words.split(/(\s*(?:RQ|PO)-[\w-]+\s*)/).map((part, position) =>
        position % 2 === 1 ? (
          <Fragment key={position}>
            {/^\s/.test(part) ? " " : null}
            <span className="whitespace-nowrap">{part.trim()}</span>
            {/\s$/.test(part) ? " " : null}
          </Fragment>
        ) : (
          <span key={position} className="inline-block">
            {part}
          </span>
        ),
      )}
    </span>
  );
}

/** One page inside a workspace: where it is, what it is called, what can be done, and the page itself. */
export function WorkspacePage({
  title,
  note,
  crumbs = [],
  status,
  actions,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  crumbs?: readonly Crumb[];
  /** A StateBadge beside the title. */
  status?: ReactNode;
  /** The obvious next action (one primary), then the others. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto max-w-[90rem]">
      <Breadcrumbs crumbs={crumbs} />
      <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-2xl">
            {typeof title === "string" ? <Unbroken words={title} /> : title}
            {status}
          </h1>
          {note ? <p className="text-ink-soft">{note}</p> : null}
        </div>
        {actions ? <div className="no-print flex flex-wrap items-start gap-2">{actions}</div> : null}
      </header>
      <div className="grid gap-5">{children}</div>
    </div>
  );
}
