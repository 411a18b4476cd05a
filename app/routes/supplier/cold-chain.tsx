import {
  type ActionFunctionArgs,
  data,
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
import { type Refused, localeOf, submitForm } from "#app/http/respond.server.ts";
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

type Registered = { deviceId: string; serial: string; secret: string };

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const { request } = args;
  switch (new URL(request.url).searchParams.get("do")) {
    case "register": {
      let registered: Registered | null = null;
      const done = await submitForm({
        request,
        schema: registerDeviceInput,
        act: async (input) => {
          const { device, secret } = await registerDevice(ctx, input);
          registered = { deviceId: device.id, serial: device.serial, secret };
        },
        next: () => new Response(null),
      });
      // The secret is in this answer and nowhere else, so it leads to no other page.
      if (done instanceof Response) return data({ registered: registered as Registered | null, form: null });
      return data({ registered: null, ...(done.data as Refused) }, done.init ?? undefined);
    }
    case "revoke": {
      const done = await submitForm({
        request,
        schema: revokeDeviceInput,
        act: (input) => revokeDevice(ctx, input),
        next: () => redirect(paths.supplierColdChain(), 303),
      });
      return done instanceof Response
        ? done
        : data({ registered: null, ...(done.data as Refused) }, done.init ?? undefined);
    }
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
      {answered?.registered ? <DeviceSecret {...answered.registered} /> : null}
      <AlarmTable rows={alarms} hrefOf={paths.supplierShipment} />
      <Panel title={t("devices.title")} flush>
        <DeviceTable devices={devices} mayManage={mayManage} refused={useRefused("revoke", refused)} />
      </Panel>
      {mayManage ? <RegisterDeviceForm key={devices.length} refused={registering} /> : null}
    </WorkspacePage>
  );
}
