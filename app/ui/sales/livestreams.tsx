import type { SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { addSessionInput } from "#app/domain/channels/session/input.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import {
  DateField,
  FormErrors,
  formProps,
  SelectField,
  TextareaField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Table } from "#app/ui/primitives/table.tsx";

export type ShownSession = {
  id: string;
  code: string;
  title: string;
  host: string;
  platform: string;
  heldOn: string;
  pinnedProducts: readonly string[];
  countyZh: string;
  countyEn: string;
  grossFen: number;
  refundedFen: number;
  sales: number;
  isDemo: boolean;
};

/** Livestream sessions with what was sold less what was refunded. */
export function LivestreamTable({ sessions }: { sessions: readonly ShownSession[] }) {
  const t = useText("channels");
  const locale = useLocale();
  return (
    <Table
      caption={t("livestreams.caption")}
      rows={sessions}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("livestreams.empty")}>{t("livestreams.empty.note")}</EmptyState>}
      stack="early"
      columns={[
        {
          key: "code",
          header: t("livestream.code"),
          heading: true,
          cell: ({ id, code, isDemo }) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              <Link to={paths.officialLivestream(id)}>{code}</Link>
              {isDemo ? <DemoMark /> : null}
            </span>
          ),
        },
        { key: "name", header: t("livestream.name"), cell: ({ title }) => title },
        { key: "host", header: t("livestream.host"), cell: ({ host, platform }) => `${host} · ${platform}` },
        {
          key: "day",
          header: t("livestream.day"),
          cell: ({ heldOn }) => <DateText date={heldOn} form="short" />,
        },
        {
          key: "county",
          header: t("column.county"),
          cell: ({ countyZh, countyEn }) => localName(locale, { nameZh: countyZh, nameEn: countyEn }),
        },
        {
          key: "net",
          header: t("livestream.net"),
          numeric: true,
          cell: ({ grossFen, refundedFen }) => <Money fen={grossFen - refundedFen} />,
        },
      ]}
    />
  );
}

/** One session: who, where, when, what was pinned, and its net. */
export function LivestreamFacts({ session }: { session: ShownSession }) {
  const t = useText("channels");
  const locale = useLocale();
  return (
    <Panel title={t("livestream.facts")}>
      <DescriptionList
        columns={3}
        facts={[
          { term: t("livestream.code"), value: session.code },
          { term: t("livestream.host"), value: session.host },
          { term: t("livestream.platform"), value: session.platform },
          { term: t("livestream.day"), value: <DateText date={session.heldOn} /> },
          {
            term: t("column.county"),
            value: localName(locale, { nameZh: session.countyZh, nameEn: session.countyEn }),
          },
          {
            term: t("livestream.pinned"),
            value: (
              <ul>
                {session.pinnedProducts.map((product) => (
                  <li key={product}>{product}</li>
                ))}
              </ul>
            ),
          },
          { term: t("livestream.sales"), value: <span className="figures">{session.sales}</span> },
          { term: t("livestream.gross"), value: <Money fen={session.grossFen} /> },
          { term: t("livestream.refunded"), value: <Money fen={session.refundedFen} /> },
          {
            term: t("livestream.net"),
            value: <Money fen={session.grossFen - session.refundedFen} className="font-semibold" />,
          },
        ]}
      />
    </Panel>
  );
}

/** Puts a session on record. */
export function LivestreamForm({
  counties,
  refused,
}: {
  counties: readonly { code: string; nameZh: string; nameEn: string }[];
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("channels");
  const locale = useLocale();
  const [form, fields] = useActionForm(addSessionInput, refused, {
    id: "livestream",
    defaultValue: { countyCode: counties.length === 1 ? counties[0]?.code : undefined },
  });
  return (
    <Panel title={t("livestreams.add")}>
      <Form method="post" {...formProps(form)} className="grid max-w-4xl gap-4 sm:grid-cols-2">
        <div className="empty:hidden sm:col-span-2">
          <FormErrors
            form={form}
            labels={{
              code: t("livestream.code"),
              title: t("livestream.name"),
              host: t("livestream.host"),
              platform: t("livestream.platform"),
              heldOn: t("livestream.day"),
              countyCode: t("column.county"),
              pinned: t("livestream.pinned"),
            }}
          />
        </div>
        <TextField field={fields.code} label={t("livestream.code")} hint={t("livestream.code.hint")} />
        <TextField field={fields.title} label={t("livestream.name")} />
        <TextField field={fields.host} label={t("livestream.host")} />
        <TextField field={fields.platform} label={t("livestream.platform")} />
        <DateField field={fields.heldOn} label={t("livestream.day")} />
        <SelectField
          field={fields.countyCode}
          label={t("column.county")}
          choices={counties.map((county) => ({ value: county.code, label: localName(locale, county) }))}
        />
        <div className="sm:col-span-2">
          <TextareaField
            field={fields.pinned}
            label={t("livestream.pinned")}
            hint={t("livestream.pinned.hint")}
            rows={4}
            required={false}
          />
        </div>
        <div>
          <Button variant="primary">{t("livestreams.add")}</Button>
        </div>
      </Form>
    </Panel>
  );
}
