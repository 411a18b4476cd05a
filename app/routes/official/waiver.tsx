import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { revokeWaiverInput } from "#app/domain/certification/waiver/input.ts";
import { revokeWaiver } from "#app/domain/certification/waiver/revoke.server.ts";
import { getReviewedWaiver } from "#app/domain/reporting/waiver/waivers.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { formatInstant } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName, OrganisationName } from "#app/ui/elements/name.tsx";
import { ReasonedDecision } from "#app/ui/official/decision-form.tsx";
import { SoldUnderWaiver } from "#app/ui/official/sold-under-waiver.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { ErrorSummary } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { WaiverState } from "#app/ui/workspace/waiver-table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const found = await answer(() => getReviewedWaiver(ctx, args.params.waiverId ?? ""));
  return { ...found, title: localName(localeOf(args.request), found.scheme) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const waiverId = args.params.waiverId ?? "";
  switch (new URL(args.request.url).searchParams.get("do")) {
    case "revoke":
      return submitForm({
        request: args.request,
        schema: revokeWaiverInput,
        fixed: { waiverId },
        act: (input) => revokeWaiver(ctx, input),
        next: () => redirect(paths.officialWaiver(waiverId), 303),
      });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A waiver, and how it is taken back. */
export default function Waiver() {
  const { waiver, scheme, supplier, product, standing, grantedBy, office, revokedBy, sold, title } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.form;
  const t = useText("certification");
  const supply = useText("supply");
  const plain: string[] = refused?.error?.[""] ?? [];
  return (
    <WorkspacePage
      title={title}
      note={t("waiver.until", { day: waiver.validUntil })}
      status={
        <>
          <WaiverState is={standing} />
          {waiver.isDemo ? <DemoMark /> : null}
        </>
      }
      crumbs={[{ label: t("waivers.title"), to: paths.officialWaivers() }, { label: title }]}
    >
      <ErrorSummary entries={plain.map((message) => ({ message }))} />
      <div className="grid items-start gap-5 xl:grid-cols-[1fr_24rem]">
        <Panel title={t("waiver.facts")}>
          <DescriptionList
            facts={[
              { term: t("waiver.scheme"), value: <LocalName of={scheme} /> },
              { term: t("waiver.supplier"), value: <OrganisationName of={supplier} /> },
              {
                term: t("waiver.subject"),
                value: product ? <LocalName of={product} /> : t("waiver.whole_supplier"),
              },
              { term: t("waiver.responsible"), value: waiver.responsible },
              { term: t("waiver.reason"), value: waiver.reason },
              { term: t("waiver.valid_from"), value: <DateText date={waiver.validFrom} /> },
              { term: t("waiver.valid_until"), value: <DateText date={waiver.validUntil} /> },
            ]}
          />
          <p className="mt-3 border-line border-t pt-3 text-[0.9375rem] text-ink-soft">
            {t("waiver.granted", { by: grantedBy, office, at: formatInstant(waiver.grantedAt) })}
            {waiver.revokedAt ? (
              <span className="block">
                {t("waiver.revoked", {
                  by: revokedBy ?? "",
                  at: formatInstant(waiver.revokedAt),
                  reason: waiver.revokedReason ?? "",
                })}
              </span>
            ) : null}
          </p>
        </Panel>
        <Panel title={supply("review.decision")}>
          {standing === "in_force" || standing === "not_begun" ? (
            <ReasonedDecision
              to="revoke"
              label={t("waiver.revoke")}
              question={t("waiver.revoke.question")}
              refused={refused}
            />
          ) : (
            <p className="text-ink-soft">{t("waiver.over")}</p>
          )}
        </Panel>
      </div>
      <SoldUnderWaiver sold={sold} />
    </WorkspacePage>
  );
}
