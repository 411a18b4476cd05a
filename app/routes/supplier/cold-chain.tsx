import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { registerDeviceInput, revokeDeviceInput } from "#app/domain/logistics/device/input.ts";
import { registerDevice } from "#app/domain/logistics/device/register.server.ts";
import { revokeDevice } from "#app/domain/logistics/device/revoke.server.ts";
import { listAlarms } from "#app/domain/reporting/logistics/alarms.server.ts";
import { listDevices } from "#app/domain/reporting/logistics/devices.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf, submitFormShowing } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { AlarmTable } from "#app/ui/logistics/alarms.tsx";
import { DeviceSecret, DeviceTable, RegisterDeviceForm } from "#app/ui/logistics/devices.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const [alarms, devices] = await Promise.all([listAlarms(ctx), listDevices(ctx)]);
  return {
    alarms,
    devices,
    mayManage: can(ctx.actor, "shipment.manage"),
    title: textFor(localeOf(args.request), "logistics")("alarms.title"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const { request } = args;
  switch (new URL(request.url).searchParams.get("do")) {
    case "register":
      return submitFormShowing({
        request,
        schema: registerDeviceInput,
        act: async (input) => {
          const { device, secret } = await registerDevice(ctx, input);
          return { deviceId: device.id, serial: device.serial, secret };
        },
      });
    case "revoke":
      return submitFormShowing({
        request,
        schema: revokeDeviceInput,
        act: async (input) => {
          await revokeDevice(ctx, input);
          return null;
        },
        next: () => redirect(paths.supplierColdChain(), 303),
      });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

/** An answer may hold the secret of a device. */
export const headers = () => ({ "Cache-Control": "private, no-store" });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SupplierColdChain() {
  const { alarms, devices, mayManage, title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const refused = answered?.form ? { form: answered.form } : undefined;
  const t = useText("logistics");
  const registering = useRefused("register", refused);
  return (
    <WorkspacePage title={title} note={t("alarms.note")}>
      {answered?.shown ? <DeviceSecret {...answered.shown} /> : null}
      <AlarmTable rows={alarms} hrefOf={paths.supplierShipment} />
      <Panel title={t("devices.title")} flush>
        <DeviceTable devices={devices} mayManage={mayManage} refused={useRefused("revoke", refused)} />
      </Panel>
      {mayManage ? <RegisterDeviceForm key={devices.length} refused={registering} /> : null}
    </WorkspacePage>
  );
}
