import type { PolicyRuleName, RuleEffect, Sum } from "#app/domain/ledger/policy/difference.ts";
import type { PolicyRule } from "#app/domain/ledger/policy/scope.ts";
import { policyKey } from "#app/domain/ledger/policy/key.ts";
import type { Named, Names } from "#app/domain/reporting/progress/parts.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatCount } from "#app/ui/elements/format.ts";
import { Money } from "#app/ui/elements/money.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Select } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { ShownPolicy } from "#app/ui/progress/scope-label.tsx";

interface Policy extends ShownPolicy {
  id: string;
  scope: PolicyRule["scope"];
}

export interface Compared {
  year: number;
  years: readonly number[];
  policies: readonly Policy[];
  one: Policy;
  other: Policy;
  from: Sum;
  to: Sum;
  effects: readonly RuleEffect[];
  names: Names;
}

/** Which two policies are compared, and in which year: a plain form. */
export function CompareChoice({ year, years, policies, one, other }: Compared) {
  const t = useText("books");
  const ledger = useText("ledger");
  const locale = useLocale();
  const choices = policies.map((policy) => ({
    value: policyKey(policy),
    label: `${localName(locale, policy)} · ${ledger("policies.version", { version: policy.version })}`,
  }));
  return (
    <form method="get" action={paths.officialPolicyCompare()} className="flex flex-wrap items-end gap-3">
      <Field id="compare-from" label={t("compare.from")}>
        <Select name="from" placeholder={null} defaultValue={policyKey(one)} choices={choices} />
      </Field>
      <Field id="compare-to" label={t("compare.to")}>
        <Select name="to" placeholder={null} defaultValue={policyKey(other)} choices={choices} />
      </Field>
      <Field id="compare-year" label={ledger("cockpit.year")}>
        <Select
          name="year"
          placeholder={null}
          defaultValue={String(year)}
          choices={years.map((each) => ({ value: String(each), label: String(each) }))}
        />
      </Field>
      <Button>{t("compare.show")}</Button>
    </form>
  );
}

type Row = { key: string; label: string; one: string; other: string; added: Sum; removed: Sum; total?: Sum };

/** The two totals, and between them what every rule adds and takes away: the parts are exactly the difference. */
export function ComparedPolicies({ one, other, from, to, effects, names }: Compared) {
  const t = useText("books");
  const locale = useLocale();
  const words = useRuleWords(names);
  const none = { amountFen: 0, entryCount: 0 };
  const blank = { one: "", other: "", added: none, removed: none };
  const rows: Row[] = [
    { ...blank, key: "from", label: localName(locale, one), total: from },
    ...effects.map((effect) => ({
      key: effect.rule,
      label: t(`rule.${effect.rule}`),
      one: words(effect.rule, one),
      other: effect.differs ? words(effect.rule, other) : t("compare.same"),
      added: effect.added,
      removed: effect.removed,
    })),
    { ...blank, key: "to", label: localName(locale, other), total: to },
  ];
  return (
    <>
      <Table
        caption={t("compare.caption")}
        stack="early"
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: "rule", header: t("compare.rule"), heading: true, cell: (row) => row.label },
          { key: "one", header: localName(locale, one), cell: (row) => <Said>{row.one}</Said> },
          { key: "other", header: localName(locale, other), cell: (row) => <Said>{row.other}</Said> },
          {
            key: "added",
            header: t("compare.added"),
            numeric: true,
            cell: (row) => (row.total ? "" : <Part sum={row.added} />),
          },
          {
            key: "removed",
            header: t("compare.removed"),
            numeric: true,
            cell: (row) => (row.total ? "" : <Part sum={row.removed} />),
          },
          {
            key: "total",
            header: t("compare.total"),
            numeric: true,
            cell: (row) => (row.total ? <Part sum={row.total} strong /> : ""),
          },
        ]}
      />
      <p className="max-w-prose text-ink-soft text-sm">{t("compare.order")}</p>
    </>
  );
}

function Said({ children }: { children: string }) {
  return <span className="block max-w-72 whitespace-normal">{children}</span>;
}

function Part({ sum, strong = false }: { sum: Sum; strong?: boolean }) {
  const t = useText("books");
  if (sum.amountFen === 0 && sum.entryCount === 0 && !strong) return <>—</>;
  return (
    <span className={`block ${strong ? "font-semibold" : ""}`}>
      <Money fen={sum.amountFen} />
      <span className="block font-normal text-ink-soft text-sm">
        {t("compare.count", { count: formatCount(sum.entryCount) })}
      </span>
    </span>
  );
}

/** What a policy says under a rule, in words. */
function useRuleWords(names: Names) {
  const t = useText("books");
  const words = useText("vocabulary") as unknown as (key: string) => string;
  const locale = useLocale();
  const named = (list: readonly Named[], codes: readonly string[]) =>
    codes.map((code) => {
      const found = list.find((each) => each.code === code);
      return found ? localName(locale, found) : code;
    });
  return (rule: PolicyRuleName, { minimumGrade, scope }: Policy): string => {
    const all = (codes: readonly string[] | undefined, said: (codes: readonly string[]) => string[]) =>
      codes ? said(codes).join(t("compare.and")) || t("compare.nothing") : t("compare.everything");
    switch (rule) {
      case "grade":
        return words(`evidenceGrades.${minimumGrade}`);
      case "channel":
        return all(scope.channels, (codes) => named(names.channels, codes));
      case "industry":
        return all(scope.industries, (codes) => named(names.industries, codes));
      case "region":
        return all(scope.regions, (codes) => codes.map((code) => words(`buyerRegions.${code}`)));
      case "fund":
        return all(scope.fundSources, (codes) => codes.map((code) => words(`fundSources.${code}`)));
      case "trade":
        return all(scope.tradeKinds, (codes) => codes.map((code) => words(`tradeKinds.${code}`)));
    }
  };
}
