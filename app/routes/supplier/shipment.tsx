import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { missingOrRefusedFile } from "#app/domain/accounts/file/chosen.ts";
import { readLogFile } from "#app/domain/logistics/reading/log-file.ts";
import { prepareFile } from "#app/domain/accounts/file/prepare.server.ts";
import { can } from "#app/domain/core/authorise.ts";
import type { Context } from "#app/domain/core/context.ts";
import { bindDevice } from "#app/domain/logistics/device/bind.server.ts";
import { bindDeviceInput } from "#app/domain/logistics/device/input.ts";
import { acknowledgeAlarms } from "#app/domain/logistics/excursion/acknowledge.server.ts";
import { acknowledgeAlarmsInput } from "#app/domain/logistics/excursion/input.ts";
import type { StoredReadings } from "#app/domain/logistics/reading/store.server.ts";
import { uploadReadings } from "#app/domain/logistics/reading/upload.server.ts";
import { uploadReadingsInput } from "#app/domain/logistics/reading/upload-input.ts";
import { handOver } from "#app/domain/logistics/shipment/hand-over.server.ts";
import {
  handOverInput,
  loadingPhotographInput,
  planShipmentInput,
} from "#app/domain/logistics/shipment/input.ts";
import { planShipment } from "#app/domain/logistics/shipment/plan.server.ts";
import { strictestOf } from "#app/domain/logistics/shipment/storage.ts";
import { getDeliveryDetail } from "#app/domain/reporting/delivery/detail.server.ts";
import { listDevices } from "#app/domain/reporting/logistics/devices.server.ts";
import { listOpenPlaces } from "#app/domain/reporting/logistics/places.server.ts";
import { readShipment } from "#app/domain/reporting/logistics/shipment.server.ts";
import { attachLoadingPhotograph } from "#app/flows/attach-loading-photograph.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { takeUpload } from "#app/http/upload.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { deliveryNumber } from "#app/ui/delivery/view.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { AcknowledgeForm } from "#app/ui/logistics/alarms.tsx";
import { ColdChainPanel } from "#app/ui/logistics/cold-chain-panel.tsx";
import { BindForm, HandOverForm, PhotographForm, PlanForm, UploadForm } from "#app/ui/logistics/forms.tsx";
import { ShipmentPanel } from "#app/ui/logistics/shipment-panel.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";

/** What an upload brought, as the address of the page after it says. */
function readUploaded(query: URLSearchParams) {
  const numbers = ["added", "repeated", "contradicting"].map((name) => query.get(name) ?? "");
  if (!numbers.every((text) => /^\d{1,6}$/.test(text))) return null;
  const [added = 0, repeated = 0, contradicting = 0] = numbers.map(Number);
  return { added, repeated, contradicting };
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const deliveryId = args.params.deliveryId ?? "";
  const view = await answer(() => getDeliveryDetail(ctx, deliveryId));
  const number = deliveryNumber(view.order.number, view.delivery.sequence);
  const [shipment, places, devices] = await Promise.all([
    readShipment(ctx, deliveryId),
    listOpenPlaces(ctx),
    listDevices(ctx),
  ]);
  return {
    delivery: view.delivery,
    storageClass: strictestOf(view.lines.map((line) => line.storageClass)),
    shipment,
    places,
    devices: devices.filter(({ revokedAt }) => revokedAt === null),
    number,
    mayManage: can(ctx.actor, "shipment.manage"),
    uploaded: readUploaded(new URL(args.request.url).searchParams),
    title: textFor(localeOf(args.request), "logistics")("shipment.title", { number }),
  };
}

async function upload(
  ctx: Context,
  common: {
    request: Request;
    form: FormData;
    fixed: { deliveryId: string };
  },
) {
  const file = await takeUpload(common.form, "file");
  return submitForm({
    ...common,
    schema: uploadReadingsInput,
    alsoWrong: () => missingOrRefusedFile(file, ({ bytes }) => readLogFile(bytes, ctx.now)),
    act: (input) => uploadReadings(ctx, { ...input, bytes: file?.bytes ?? null }),
    next: (stored: StoredReadings) => redirect(paths.supplierShipment(common.fixed.deliveryId, stored), 303),
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const { request } = args;
  const deliveryId = args.params.deliveryId ?? "";
  const form = await readForm(request);
  const common = { request, form, fixed: { deliveryId } };
  const next = () => redirect(paths.supplierShipment(deliveryId), 303);
  switch (new URL(request.url).searchParams.get("do")) {
    case "plan":
      return submitForm({
        ...common,
        schema: planShipmentInput,
        act: (input) => planShipment(ctx, input),
        next,
      });
    case "hand-over":
      return submitForm({ ...common, schema: handOverInput, act: (input) => handOver(ctx, input), next });
    case "photograph": {
      const file = await takeUpload(form, "file");
      return submitForm({
        ...common,
        schema: loadingPhotographInput,
        alsoWrong: () => missingOrRefusedFile(file, (chosen) => prepareFile("photograph", chosen)),
        act: (input) => attachLoadingPhotograph(ctx, input, file),
        next,
      });
    }
    case "bind":
      return submitForm({ ...common, schema: bindDeviceInput, act: (input) => bindDevice(ctx, input), next });
    case "upload":
      return upload(ctx, common);
    case "seen":
      return submitForm({
        ...common,
        schema: acknowledgeAlarmsInput,
        act: (input) => acknowledgeAlarms(ctx, input),
        next,
      });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SupplierShipment() {
  const page = useLoaderData<typeof loader>();
  const { delivery, shipment, number, title, uploaded } = page;
  const measured = page.storageClass !== "ambient" || (shipment?.devices.length ?? 0) > 0;
  const t = useText("logistics");
  const deliveries = useText("deliveries");
  return (
    <WorkspacePage
      title={title}
      note={t("shipment.note")}
      status={delivery.isDemo ? <DemoMark /> : null}
      crumbs={[
        { label: deliveries("list.selling.title"), to: paths.supplierDeliveries() },
        { label: number, to: paths.supplierDelivery(delivery.id) },
        { label: t("shipment.crumb") },
      ]}
    >
      {uploaded ? (
        <Notice tone="success" title={t("upload.done", uploaded)}>
          {uploaded.contradicting > 0 ? t("upload.contradicting", { count: uploaded.contradicting }) : null}
        </Notice>
      ) : null}
      {page.mayManage && shipment ? (
        <AcknowledgeForm count={shipment.unseenAlarms} action="?do=seen" />
      ) : null}
      <div className={measured ? "grid gap-5 xl:grid-cols-2" : "grid max-w-4xl gap-5"}>
        <div className="grid min-w-0 content-start gap-5">
          {shipment ? <ShipmentPanel shipment={shipment} /> : null}
          {page.mayManage && delivery.state === "dispatched" ? <Forms {...page} /> : null}
        </div>
        <div className="grid min-w-0 content-start gap-5">
          <ColdChainPanel shipment={shipment} storageClass={page.storageClass} />
          {page.mayManage && shipment ? <Upload {...page} shipment={shipment} /> : null}
        </div>
      </div>
    </WorkspacePage>
  );
}

type Page = Pick<
  ReturnType<typeof useLoaderData<typeof loader>>,
  "delivery" | "shipment" | "places" | "devices"
>;

/** What can be said of a shipment next. */
function Forms({ delivery, shipment, places, devices }: Page) {
  const answered = useActionData<typeof action>();
  const refused = {
    plan: useRefused("plan", answered),
    handOver: useRefused("hand-over", answered),
    bind: useRefused("bind", answered),
    photograph: useRefused("photograph", answered),
  };
  if (shipment === null)
    return (
      <PlanForm
        refused={refused.plan}
        carrier={delivery.carrier}
        vehicle={delivery.vehicle}
        places={places}
      />
    );
  const next = shipment.passages.find(({ step }) => step === shipment.nextStep);
  return (
    <>
      {next ? (
        <HandOverForm
          key={next.step}
          refused={refused.handOver}
          passage={next}
          storageClass={shipment.storageClass}
        />
      ) : null}
      <BindForm
        key={`bind-${shipment.devices.length}`}
        refused={refused.bind}
        devices={devices}
        isOpen={shipment.devices.length === 0 && shipment.storageClass !== "ambient"}
      />
      <PhotographForm key={`photograph-${shipment.photographIds.length}`} refused={refused.photograph} />
    </>
  );
}

function Upload({ shipment }: { shipment: NonNullable<Page["shipment"]> }) {
  return (
    <UploadForm
      key={shipment.chain.readings}
      refused={useRefused("upload", useActionData<typeof action>())}
      devices={shipment.devices}
    />
  );
}
