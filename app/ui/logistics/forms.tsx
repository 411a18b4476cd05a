import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { bindDeviceInput } from "#app/domain/logistics/device/input.ts";
import { uploadReadingsInput } from "#app/domain/logistics/reading/upload-input.ts";
import {
  handOverInput,
  loadingPhotographInput,
  MOST_STOPS,
  planShipmentInput,
} from "#app/domain/logistics/shipment/input.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import {
  FormErrors,
  formProps,
  SelectField,
  TextField,
  UploadField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Disclosure } from "#app/ui/primitives/disclosure.tsx";
import { CSV, PICTURES } from "#app/ui/primitives/file-types.ts";
import { usePassageName } from "./shipment-panel.tsx";
import type { BoundDeviceView, PassageView, ShipmentView } from "./view.ts";

type Refused = { refused: SubmissionResult<string[]> | undefined };

const planFields = planShipmentInput.omit({ deliveryId: true });

/** Says how a delivery travels, with up to four places on its way. */
export function PlanForm({
  refused,
  carrier,
  vehicle,
  places,
}: Refused & {
  carrier: string;
  vehicle: string;
  places: readonly { id: string; nameZh: string; nameEn: string; code: string }[];
}) {
  const t = useText("logistics");
  const locale = useLocale();
  const [form, fields] = useActionForm(planFields, refused, {
    id: "plan",
    defaultValue: {
      carrier,
      vehicle,
      stops: Array.from({ length: MOST_STOPS }, () => ({ placeId: "", arriveAt: "" })),
    },
  });
  const choices = places.map((place) => ({
    value: place.id,
    label: `${localName(locale, place)} ${place.code}`,
  }));
  return (
    <Panel title={t("plan.title")}>
      <Form method="post" action="?do=plan" {...formProps(form)} className="grid gap-4 sm:grid-cols-2">
        <div className="empty:hidden sm:col-span-2">
          <FormErrors
            form={form}
            labels={{
              carrier: t("shipment.carrier"),
              vehicle: t("shipment.vehicle"),
              driverName: t("plan.driver_name"),
              driverPhone: t("plan.driver_phone"),
              departAt: t("plan.depart_at"),
              arriveAt: t("plan.arrive_at"),
            }}
          />
        </div>
        <TextField field={fields.carrier} label={t("shipment.carrier")} />
        <TextField field={fields.vehicle} label={t("shipment.vehicle")} />
        <TextField field={fields.driverName} label={t("plan.driver_name")} required={false} />
        <TextField
          field={fields.driverPhone}
          label={t("plan.driver_phone")}
          hint={t("plan.driver_phone.hint")}
          type="tel"
          required={false}
        />
        <TextField
          field={fields.departAt}
          label={t("plan.depart_at")}
          hint={t("plan.time.hint")}
          type="datetime-local"
        />
        <TextField field={fields.arriveAt} label={t("plan.arrive_at")} type="datetime-local" />
        {places.length === 0 ? (
          <p className="text-ink-soft sm:col-span-2">{t("plan.no_places")}</p>
        ) : (
          fields.stops.getFieldList().map((stop, index) => {
            const own = stop.getFieldset();
            const number = index + 1;
            return (
              <div key={stop.key} className="contents">
                <SelectField
                  field={own.placeId}
                  label={t("plan.stop", { number })}
                  choices={choices}
                  placeholder={t("plan.stop.none")}
                  required={false}
                />
                <TextField
                  field={own.arriveAt}
                  label={t("plan.stop_at", { number })}
                  type="datetime-local"
                  required={false}
                />
              </div>
            );
          })
        )}
        <div className="sm:col-span-2">
          <Button variant="primary">{t("plan.submit")}</Button>
        </div>
      </Form>
    </Panel>
  );
}

const handOverFields = handOverInput.omit({ deliveryId: true });

/** Records the next passage of a shipment. */
export function HandOverForm({
  refused,
  passage,
  storageClass,
}: Refused & { passage: PassageView; storageClass: ShipmentView["storageClass"] }) {
  const t = useText("logistics");
  const nameOf = usePassageName();
  const [form, fields] = useActionForm(handOverFields, refused, {
    id: "hand-over",
    defaultValue: { step: String(passage.step) },
  });
  return (
    <Panel title={t("pass.title", { what: nameOf(passage) })}>
      <Form method="post" action="?do=hand-over" {...formProps(form)} className="grid gap-4 sm:grid-cols-2">
        <div className="empty:hidden sm:col-span-2">
          <FormErrors form={form} labels={{ at: t("pass.at"), temperature: t("pass.temperature") }} />
        </div>
        <input type="hidden" name="step" value={passage.step} />
        <TextField field={fields.at} label={t("pass.at")} hint={t("plan.time.hint")} type="datetime-local" />
        {storageClass === "ambient" ? null : (
          <TextField
            field={fields.temperature}
            label={t("pass.temperature")}
            hint={t("pass.temperature.hint", { range: t(`range.${storageClass}`) })}
            required
          />
        )}
        <div className="sm:col-span-2">
          <Button variant="primary">{t("pass.submit")}</Button>
        </div>
      </Form>
    </Panel>
  );
}

const photographFields = loadingPhotographInput.omit({ deliveryId: true });

/** Adds a picture of the goods in the vehicle. */
export function PhotographForm({ refused }: Refused) {
  const t = useText("logistics");
  const [form] = useActionForm(photographFields, refused, { id: "photograph", file: "file" });
  return (
    <Disclosure summary={t("shipment.photographs")} open={refused !== undefined}>
      <Form
        method="post"
        action="?do=photograph"
        encType="multipart/form-data"
        {...formProps(form)}
        className="grid gap-4"
      >
        <FormErrors form={form} labels={{ file: t("photograph.file") }} />
        <UploadField
          form={form}
          label={t("photograph.file")}
          hint={t("photograph.hint")}
          required
          accept={PICTURES}
        />
        <div>
          <Button>{t("photograph.add")}</Button>
        </div>
      </Form>
    </Disclosure>
  );
}

type OwnDevice = { id: string; serial: string; name: string };

const bindFields = bindDeviceInput.omit({ deliveryId: true });

/** Lets a thermometer travel with a shipment. */
export function BindForm({
  refused,
  devices,
  isOpen,
}: Refused & { devices: readonly OwnDevice[]; isOpen: boolean }) {
  const t = useText("logistics");
  const [form, fields] = useActionForm(bindFields, refused, { id: "bind" });
  return (
    <Disclosure summary={t("bind.title")} open={isOpen || refused !== undefined}>
      {devices.length === 0 ? (
        <p>{t("bind.no_devices")}</p>
      ) : (
        <Form method="post" action="?do=bind" {...formProps(form)} className="grid gap-4 sm:grid-cols-3">
          <div className="empty:hidden sm:col-span-3">
            <FormErrors
              form={form}
              labels={{ deviceId: t("bind.device"), fromAt: t("bind.from"), untilAt: t("bind.until") }}
            />
          </div>
          <SelectField
            field={fields.deviceId}
            label={t("bind.device")}
            choices={devices.map(({ id, name, serial }) => ({ value: id, label: `${name} ${serial}` }))}
          />
          <TextField field={fields.fromAt} label={t("bind.from")} type="datetime-local" />
          <TextField field={fields.untilAt} label={t("bind.until")} type="datetime-local" required={false} />
          <div className="sm:col-span-3">
            <Button>{t("bind.submit")}</Button>
          </div>
        </Form>
      )}
    </Disclosure>
  );
}

const uploadFields = uploadReadingsInput.omit({ deliveryId: true });

/** Uploads what a logger recorded. */
export function UploadForm({ refused, devices }: Refused & { devices: readonly BoundDeviceView[] }) {
  const t = useText("logistics");
  const [form, fields] = useActionForm(uploadFields, refused, { id: "upload", file: "file" });
  const known = [...new Map(devices.map((device) => [device.deviceId, device])).values()];
  if (known.length === 0) return null;
  return (
    <Disclosure summary={t("upload.title")} open={refused !== undefined}>
      <Form
        method="post"
        action="?do=upload"
        encType="multipart/form-data"
        {...formProps(form)}
        className="grid gap-4 sm:grid-cols-2"
      >
        <div className="empty:hidden sm:col-span-2">
          <FormErrors
            form={form}
            labels={{ deviceId: t("bind.device"), file: t("upload.file") }}
            rowsOf="file"
          />
        </div>
        <SelectField
          field={fields.deviceId}
          label={t("bind.device")}
          choices={known.map(({ deviceId, name, serial }) => ({
            value: deviceId,
            label: `${name} ${serial}`,
          }))}
        />
        <UploadField form={form} label={t("upload.file")} hint={t("upload.hint")} required accept={CSV} />
        <div className="sm:col-span-2">
          <Button>{t("upload.submit")}</Button>
        </div>
      </Form>
    </Disclosure>
  );
}
