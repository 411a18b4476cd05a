import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Building2, ChevronRight, Landmark, Sprout } from "lucide-react";
import { localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { EntranceShell } from "#app/ui/account/entrance-shell.tsx";
import { Steps } from "#app/ui/primitives/facts.tsx";
import type { PageHandle } from "#app/ui/shell/document.ts";

export const handle = { document: "static" } satisfies PageHandle;

export function loader({ request }: LoaderFunctionArgs) {
  return { title: textFor(localeOf(request), "join")("title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const kinds = [
  { kind: "institution", icon: Building2 },
  { kind: "supplier", icon: Sprout },
  { kind: "office", icon: Landmark },
] as const;

export default function Join() {
  const t = useText("join");
  return (
    <EntranceShell
      title={t("title")}
      note={
        <>
          {t("have_account")} <a href={paths.signIn()}>{t("sign_in")}</a>
        </>
      }
    >
      <ul className="grid gap-3">
        {kinds.map(({ kind, icon: Icon }) => (
          <li key={kind}>
            <a
              href={paths.joinAs(kind)}
              className="flex items-center gap-4 rounded-card border border-line bg-white p-4 text-ink no-underline shadow-card hover:border-green"
            >
              <span className="grid size-12 shrink-0 place-items-center rounded-full bg-green-soft text-green">
                <Icon aria-hidden="true" className="size-6" strokeWidth={1.6} />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-semibold text-lg">{t(`kind.${kind}`)}</span>
                <span className="block text-ink-soft text-sm">{t(`kind.${kind}.note`)}</span>
              </span>
              <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-ink-soft" />
            </a>
          </li>
        ))}
      </ul>
      <section className="grid gap-3 pt-2">
        <h2 className="text-[1.0625rem]">{t("steps.title")}</h2>
        <Steps
          current={0}
          steps={[
            { key: "apply", label: t("steps.apply"), note: t("steps.apply.note") },
            { key: "recommend", label: t("steps.recommend"), note: t("steps.recommend.note") },
            { key: "approve", label: t("steps.approve"), note: t("steps.approve.note") },
            { key: "work", label: t("steps.work"), note: t("steps.work.note") },
          ]}
        />
      </section>
    </EntranceShell>
  );
}
