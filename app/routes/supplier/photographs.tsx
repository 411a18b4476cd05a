import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { missingOrRefusedFile } from "#app/domain/accounts/file/chosen.ts";
import { prepareFile } from "#app/domain/accounts/file/prepare.server.ts";
import {
  MOST_PHOTOGRAPHS,
  photographInput,
  uploadPhotographInput,
} from "#app/domain/catalogue/photograph/input.ts";
import { putPhotographFirst } from "#app/domain/catalogue/photograph/put-first.server.ts";
import { removePhotograph } from "#app/domain/catalogue/photograph/remove.server.ts";
import { can } from "#app/domain/core/authorise.ts";
import { getOwnProduct, listPhotographs } from "#app/domain/reporting/supply/products.server.ts";
import { uploadPhotograph } from "#app/flows/upload-photograph.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, readForm, submitForm } from "#app/http/respond.server.ts";
import { takeUpload } from "#app/http/upload.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import {
  FormErrors,
  formProps,
  TextField,
  UploadField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel, Tag } from "#app/ui/primitives/card.tsx";
import { PICTURES } from "#app/ui/primitives/file-types.ts";
import { useRefused } from "#app/ui/workspace/use-refused.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const productId = args.params.productId ?? "";
  const [, photographs] = await answer(() =>
    Promise.all([getOwnProduct(ctx, productId), listPhotographs(ctx, productId)]),
  );
  return { photographs, mayEdit: can(ctx.actor, "product.edit") };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const productId = args.params.productId ?? "";
  const { request } = args;
  const next = () => redirect(paths.supplierPhotographs(productId), 303);
  const form = await readForm(request);
  const common = { request, form, fixed: { productId }, next };
  switch (new URL(request.url).searchParams.get("do")) {
    case "add": {
      const upload = await takeUpload(form, "file");
      return submitForm({
        ...common,
        schema: uploadPhotographInput,
        alsoWrong: () => missingOrRefusedFile(upload, (file) => prepareFile("photograph", file)),
        act: (input) => uploadPhotograph(ctx, input, upload),
      });
    }
    case "first":
      return submitForm({
        ...common,
        schema: photographInput,
        act: (input) => putPhotographFirst(ctx, input),
      });
    case "remove":
      return submitForm({ ...common, schema: photographInput, act: (input) => removePhotograph(ctx, input) });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export default function Photographs() {
  const { photographs, mayEdit } = useLoaderData<typeof loader>();
  const t = useText("supply");
  return (
    <>
      {mayEdit && photographs.length < MOST_PHOTOGRAPHS ? <AddForm key={photographs.at(-1)?.fileId} /> : null}
      {photographs.length === 0 ? (
        <EmptyState title={t("photographs.empty")} />
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {photographs.map((photograph, position) => (
            <li key={photograph.fileId} className="rounded-card border border-line bg-white p-3">
              <img
                src={paths.file(photograph.fileId, "thumb")}
                alt={photograph.altZh || t("photographs.untitled", { number: position + 1 })}
                width={480}
                height={360}
                loading="lazy"
                className="aspect-4/3 w-full rounded-control object-cover"
              />
              <p className="mt-2 text-sm">{photograph.altZh}</p>
              {mayEdit ? (
                <div className="mt-2 flex flex-wrap items-center gap-2">
                  {position === 0 ? (
                    <Tag tone="green">{t("photographs.is_first")}</Tag>
                  ) : (
                    <OneButton to="first" fileId={photograph.fileId} label={t("photographs.first")} />
                  )}
                  <OneButton to="remove" fileId={photograph.fileId} label={t("photographs.remove")} />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function OneButton({ to, fileId, label }: { to: "first" | "remove"; fileId: string; label: string }) {
  return (
    <Form method="post" action={`?do=${to}`}>
      <input type="hidden" name="fileId" value={fileId} />
      <Button size="small" variant={to === "remove" ? "danger" : "secondary"}>
        {label}
      </Button>
    </Form>
  );
}

const photographFields = uploadPhotographInput.omit({ productId: true });

function AddForm() {
  const t = useText("supply");
  const refused = useRefused("add", useActionData<typeof action>());
  const [form, fields] = useActionForm(photographFields, refused, { id: "photograph", file: "file" });
  const labels = { file: t("photographs.file"), altZh: t("photographs.alt") };
  return (
    <Panel title={t("photographs.add")} note={t("photographs.note", { most: MOST_PHOTOGRAPHS })}>
      <Form
        method="post"
        action="?do=add"
        encType="multipart/form-data"
        {...formProps(form)}
        className="grid gap-4 sm:grid-cols-2"
      >
        <div className="empty:hidden sm:col-span-2">
          <FormErrors form={form} labels={labels} />
        </div>
        <UploadField form={form} label={labels.file} accept={PICTURES} />
        <TextField
          field={fields.altZh}
          label={labels.altZh}
          hint={t("photographs.alt.hint")}
          required={false}
        />
        <div className="sm:col-span-2">
          <Button variant="primary">{t("photographs.add")}</Button>
        </div>
      </Form>
    </Panel>
  );
}
