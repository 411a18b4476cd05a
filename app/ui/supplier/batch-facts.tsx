import { Form, Link } from "@remix-run/react";
import type { Met } from "#app/domain/provenance/trace/met.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { type BatchMeasures, useBatchFacts } from "#app/ui/trace/batch-facts.tsx";

interface Named {
  id: string;
  nameZh: string;
  nameEn: string;
}

export interface BatchFactsProps {
  batch: BatchMeasures & {
    product: Named;
    base: Named;
  };
  met: Met;
}

/** What a batch is, how much of it is left, and what became of what left. */
export function BatchFacts({ batch, met }: BatchFactsProps) {
  const t = useText("supply");
  const facts = useBatchFacts(batch, met);
  return (
    <Panel title={t("batch.facts")}>
      <DescriptionList
        columns={2}
        facts={[
          {
            term: t("batch.product"),
            value: (
              <Link to={paths.supplierProduct(batch.product.id)}>
                <LocalName of={batch.product} />
              </Link>
            ),
          },
          {
            term: t("batch.base"),
            value: (
              <Link to={paths.supplierBase(batch.base.id)}>
                <LocalName of={batch.base} />
              </Link>
            ),
          },
          ...facts,
        ]}
      />
    </Panel>
  );
}

export interface Conformity {
  productName: string;
  quantity: string;
  origin: string;
  issuedOn: string;
  promiser: string;
  contact: string;
}

/** The conformity certificate of a batch, or the one click that issues it. */
export function ConformityPanel({
  conformity,
  mayIssue,
  primary,
  label,
}: {
  conformity: Conformity | null;
  mayIssue: boolean;
  /** Whether issuing is the obvious next thing to do. */
  primary: boolean;
  /** Where its label is printed. */
  label?: string;
}) {
  const t = useText("supply");
  return (
    <Panel
      title={t("batch.conformity")}
      note={conformity ? undefined : t("batch.conformity.note")}
      actions={conformity && label ? <Link to={label}>{t("label.print")}</Link> : undefined}
    >
      {conformity ? (
        <DescriptionList
          facts={[
            { term: t("conformity.product"), value: conformity.productName },
            { term: t("conformity.quantity"), value: conformity.quantity },
            { term: t("conformity.origin"), value: conformity.origin },
            { term: t("conformity.issued_on"), value: <DateText date={conformity.issuedOn} /> },
            { term: t("conformity.promiser"), value: conformity.promiser },
            { term: t("conformity.contact"), value: conformity.contact },
          ]}
        />
      ) : mayIssue ? (
        <Form method="post" action="?do=conformity">
          <Button variant={primary ? "primary" : "secondary"}>{t("batch.conformity.issue")}</Button>
        </Form>
      ) : null}
    </Panel>
  );
}
