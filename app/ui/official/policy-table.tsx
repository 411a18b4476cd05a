import type { SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { policyKey } from "#app/domain/ledger/policy/key.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { formatInstant } from "#app/ui/elements/format.ts";
import { Money } from "#app/ui/elements/money.tsx";
import { Button, LinkButton } from "#app/ui/primitives/button.tsx";
import { Panel, Tag } from "#app/ui/primitives/card.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { ShownPolicy } from "#app/ui/progress/scope-label.tsx";

export interface ListedPolicy extends ShownPolicy {
  id: string;
  descriptionZh: string;
  descriptionEn: string;
  effectiveFrom: string;
  isHeadline: boolean;
  totalFen: number;
}

/** Every counting policy with what it makes of the same entries, side by side. */
export function PolicyTable({
  policies,
  year,
  mayChoose,
  refused,
}: {
  policies: readonly ListedPolicy[];
  year: number;
  mayChoose: boolean;
  refused?: SubmissionResult<string[]>;
}) {
  const t = useText("ledger");
  const books = useText("books");
  const words = useText("vocabulary");
  const locale = useLocale();
  const errors = refused?.error?.[""] ?? [];
  return (
    <>
      {errors.map((message) => (
        <Notice key={message} tone="danger">
          {message}
        </Notice>
      ))}
      {mayChoose ? null : <Notice>{t("policies.reserved")}</Notice>}
      <Table
        caption={t("policies.caption")}
        rows={policies}
        rowKey={(policy) => policy.id}
        columns={[
          {
            key: "policy",
            header: t("column.policy"),
            heading: true,
            cell: (policy) => (
              <span className="grid max-w-prose gap-0.5 py-1">
                <span className="inline-flex flex-wrap items-center gap-x-2">
                  <a href={paths.officialCockpit({ year, policy: policyKey(policy) })}>
                    {localName(locale, policy)}
                  </a>
                  <span className="font-normal text-ink-soft text-sm">
                    {t("policies.version", { version: policy.version })}
                  </span>
                  {policy.isHeadline ? <Tag tone="green">{t("scope.headline")}</Tag> : null}
                </span>
                <span className="font-normal text-ink-soft">
                  {locale === "en" ? policy.descriptionEn : policy.descriptionZh}
                </span>
                <span className="font-normal text-ink-soft text-sm">
                  {t("policies.grade", { grade: words(`evidenceGrades.${policy.minimumGrade}`) })}
                </span>
              </span>
            ),
          },
          {
            key: "from",
            header: t("column.in_force"),
            cell: (policy) => <DateText date={policy.effectiveFrom} form="short" />,
          },
          {
            key: "total",
            header: t("column.total"),
            numeric: true,
            cell: (policy) => <Money fen={policy.totalFen} />,
          },
          {
            key: "do",
            header: books("periods.do"),
            cell: (policy) => (
              <span className="grid justify-items-start gap-1 whitespace-normal py-1">
                {policy.isHeadline ? null : (
                  <Link to={paths.officialPolicyCompare({ to: policyKey(policy), year })}>
                    {books("drafts.compare")}
                  </Link>
                )}
                {mayChoose ? (
                  <Link to={paths.officialPolicyDraft({ of: policyKey(policy) })}>
                    {books("drafts.version")}
                  </Link>
                ) : null}
                {mayChoose && !policy.isHeadline ? (
                  <details>
                    <summary className="cursor-pointer text-green">{t("policies.choose")}</summary>
                    <Form method="post" className="mt-2 grid max-w-72 gap-2">
                      <input type="hidden" name="policyId" value={policy.id} />
                      <p className="text-ink-soft text-sm">{t("policies.choose.question")}</p>
                      <Button variant="primary" size="small" className="justify-self-start">
                        {t("policies.choose")}
                      </Button>
                    </Form>
                  </details>
                ) : null}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}

export interface ListedDraft {
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
  effectiveFrom: string;
  savedAt: Date | string;
  savedBy: string;
}

/** Drafts, each leading to its page, for those who may write them. */
export function PolicyDrafts({ drafts }: { drafts: readonly ListedDraft[] }) {
  const t = useText("books");
  const locale = useLocale();
  return (
    <Panel
      title={t("drafts.title")}
      note={t("drafts.note")}
      actions={
        <LinkButton to={paths.officialPolicyDraft()} size="small">
          {t("drafts.new")}
        </LinkButton>
      }
    >
      {drafts.length === 0 ? <p className="text-ink-soft">{t("drafts.none")}</p> : null}
      <ul className="grid gap-2">
        {drafts.map((draft) => (
          <li key={draft.id} className="flex flex-wrap items-baseline gap-x-4">
            <Link to={paths.officialPolicyDraft({ draft: draft.id })}>{localName(locale, draft)}</Link>
            <span className="text-ink-soft text-sm">
              {t("drafts.saved", { who: draft.savedBy, at: formatInstant(draft.savedAt) })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
