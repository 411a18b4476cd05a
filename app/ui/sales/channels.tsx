import { Form } from "@remix-run/react";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/elements/date.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Tag } from "#app/ui/primitives/card.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { SaleKey } from "#db/vocabulary/channels.ts";

export type ShownChannel = {
  code: string;
  nameZh: string;
  nameEn: string;
  namedByPlan: boolean;
  saleKeys: readonly SaleKey[];
  mayPush: boolean;
  keyIssuedAt: Date | string | null;
};

/** The channels, what their rows must name, and their keys. */
export function ChannelTable({
  channels,
  mayManage,
}: {
  channels: readonly ShownChannel[];
  mayManage: boolean;
}) {
  const t = useText("channels");
  const words = useText("vocabulary");
  const locale = useLocale();
  return (
    <Table
      caption={t("channels.caption")}
      rows={channels}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "channel",
          header: t("column.channel"),
          heading: true,
          cell: (channel) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              {localName(locale, channel)}
              {channel.namedByPlan ? <Tag>{t("channels.plan")}</Tag> : null}
            </span>
          ),
        },
        {
          key: "keys",
          header: t("channels.keys"),
          cell: ({ saleKeys }) => saleKeys.map((key) => words(`saleKeys.${key}`)).join(" / "),
        },
        {
          key: "push",
          header: t("channels.push"),
          cell: (channel) => (
            <div className="grid gap-2">
              <span>
                {channel.keyIssuedAt ? (
                  <>
                    {t("channels.push.since")} <InstantText at={channel.keyIssuedAt} />
                  </>
                ) : (
                  t(channel.mayPush ? "channels.push.none" : "channels.push.no")
                )}
              </span>
              {mayManage && channel.mayPush ? <KeyForms channel={channel} /> : null}
            </div>
          ),
        },
      ]}
    />
  );
}

function KeyForms({ channel: { code, keyIssuedAt } }: { channel: ShownChannel }) {
  const t = useText("channels");
  const issue = t(keyIssuedAt ? "channels.renew" : "channels.issue");
  return (
    <div className="flex flex-wrap gap-2">
      <ConfirmDisclosure
        label={issue}
        variant="secondary"
        size="small"
        question={t("channels.issue.question")}
      >
        <Form method="post" action="?do=issue">
          <input type="hidden" name="channelCode" value={code} />
          <Button size="small">{issue}</Button>
        </Form>
      </ConfirmDisclosure>
      {keyIssuedAt ? (
        <ConfirmDisclosure label={t("channels.revoke")} size="small" question={t("channels.revoke.question")}>
          <Form method="post" action="?do=revoke">
            <input type="hidden" name="channelCode" value={code} />
            <Button variant="danger" size="small">
              {t("channels.revoke")}
            </Button>
          </Form>
        </ConfirmDisclosure>
      ) : null}
    </div>
  );
}

/** The secret of a key that was issued just now; it is shown in no other place. */
export function KeySecret({ channelCode, secret }: { channelCode: string; secret: string }) {
  const t = useText("channels");
  return (
    <Notice tone="success" title={t("channels.secret.title")}>
      <p className="mb-2">
        {t("channels.secret.note")} <a href={paths.guide("api")}>{paths.guide("api")}</a>
      </p>
      <DescriptionList
        facts={[
          { term: t("column.channel"), value: <code className="break-all">{channelCode}</code> },
          { term: t("channels.secret"), value: <code className="break-all">{secret}</code> },
        ]}
      />
    </Notice>
  );
}
