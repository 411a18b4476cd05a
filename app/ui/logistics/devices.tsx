import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { registerDeviceInput } from "#app/domain/logistics/device/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { FormErrors, formProps, TextField, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { ErrorSummary, Notice } from "#app/ui/primitives/notice.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { At } from "./view.ts";

type Refused = { refused: SubmissionResult<string[]> | undefined };

type DeviceRow = {
  id: string;
  serial: string;
  name: string;
  registeredAt: At;
  revokedAt: At | null;
  lastAt: string | null;
  isDemo: boolean;
};

/** The secret of a device that was registered just now; it is shown in no other place. */
export function DeviceSecret({
  deviceId,
  serial,
  secret,
}: {
  deviceId: string;
  serial: string;
  secret: string;
}) {
  const t = useText("logistics");
  return (
    <Notice tone="success" title={t("devices.secret.title")}>
      <p className="mb-2">
        {t("devices.secret.note", { serial })} <a href={paths.guide("api")}>{paths.guide("api")}</a>
      </p>
      <DescriptionList
        facts={[
          { term: t("devices.secret.id"), value: <code className="break-all">{deviceId}</code> },
          { term: t("devices.secret"), value: <code className="break-all">{secret}</code> },
        ]}
      />
    </Notice>
  );
}

/** The thermometers of a supplier; one that is lost is revoked here. */
export function DeviceTable({
  devices,
  mayManage,
  refused,
}: Refused & { devices: readonly DeviceRow[]; mayManage: boolean }) {
  const t = useText("logistics");
  const problems = Object.values<string[] | null>(refused?.error ?? {}).flatMap((messages) => messages ?? []);
  return (
    <>
      <ErrorSummary entries={problems.map((message) => ({ message }))} />
      <Table
        caption={t("devices.caption")}
        rows={devices}
        rowKey={({ id }) => id}
        empty={
          <div className="p-4">
            <EmptyState title={t("devices.empty")}>{t("devices.empty.note")}</EmptyState>
          </div>
        }
        columns={[
          {
            key: "serial",
            header: t("column.serial"),
            heading: true,
            cell: ({ serial, isDemo }) => (
              <span className="inline-flex flex-wrap items-center gap-2">
                {serial}
                {isDemo ? <DemoMark /> : null}
              </span>
            ),
          },
          { key: "name", header: t("devices.name"), cell: ({ name }) => name },
          {
            key: "registered",
            header: t("column.registered"),
            cell: ({ registeredAt }) => <InstantText at={registeredAt} />,
          },
          {
            key: "last",
            header: t("column.last"),
            cell: ({ lastAt }) => (lastAt ? <InstantText at={lastAt} /> : t("devices.never")),
          },
          {
            key: "state",
            header: t("column.state"),
            cell: ({ id, revokedAt }) =>
              revokedAt || !mayManage ? (
                <StateBadge tone={revokedAt ? "closed" : "done"}>
                  {t(revokedAt ? "devices.revoked" : "devices.active")}
                </StateBadge>
              ) : (
                <ConfirmDisclosure
                  label={t("devices.revoke")}
                  size="small"
                  question={t("devices.revoke.question")}
                >
                  <Form method="post" action="?do=revoke">
                    <input type="hidden" name="deviceId" value={id} />
                    <Button variant="danger" size="small">
                      {t("devices.revoke")}
                    </Button>
                  </Form>
                </ConfirmDisclosure>
              ),
          },
        ]}
      />
    </>
  );
}

/** Registers a thermometer. */
export function RegisterDeviceForm({ refused }: Refused) {
  const t = useText("logistics");
  const [form, fields] = useActionForm(registerDeviceInput, refused, { id: "device" });
  return (
    <Panel title={t("devices.register")}>
      <Form
        method="post"
        action="?do=register"
        {...formProps(form)}
        className="grid max-w-3xl gap-4 sm:grid-cols-2"
      >
        <div className="empty:hidden sm:col-span-2">
          <FormErrors form={form} labels={{ serial: t("column.serial"), name: t("devices.name") }} />
        </div>
        <TextField field={fields.serial} label={t("column.serial")} hint={t("devices.serial.hint")} />
        <TextField field={fields.name} label={t("devices.name")} hint={t("devices.name.hint")} />
        <div className="sm:col-span-2">
          <Button variant="primary">{t("devices.register")}</Button>
        </div>
      </Form>
    </Panel>
  );
}
