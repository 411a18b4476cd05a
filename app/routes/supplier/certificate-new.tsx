import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { missingOrRefusedFile } from "#app/domain/accounts/file/chosen.ts";
import { prepareFile } from "#app/domain/accounts/file/prepare.server.ts";
import { submitCertificateDocumentInput } from "#app/domain/certification/certificate/input.ts";
import { listCertifiableBatches } from "#app/domain/reporting/supply/batch-certificates.server.ts";
import { getRenewed } from "#app/domain/reporting/supply/certificates.server.ts";
import {
  listOwnBaseChoices,
  listOwnProductChoices,
  listSchemes,
} from "#app/domain/reporting/supply/choices.server.ts";
import { submitCertificateDocument } from "#app/flows/submit-certificate-document.server.ts";
import { keptForm, requireSender } from "#app/http/kept-form.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { takeUpload } from "#app/http/upload.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { addDays } from "#app/kernel/calendar.ts";
import { localName } from "#app/i18n/locale.ts";
import { paths } from "#app/paths.ts";
import {
  DateField,
  FormErrors,
  formProps,
  SelectField,
  TextField,
  UploadField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Card } from "#app/ui/primitives/card.tsx";
import { PAPERS } from "#app/ui/primitives/file-types.ts";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { KeptFormNotice } from "#app/ui/workspace/kept-form-notice.tsx";
import { namedChoices } from "#app/ui/supplier/choices.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const query = new URL(args.request.url).searchParams;
  const renews = query.get("renews");
  const renewed = renews ? await answer(() => getRenewed(ctx, renews)) : null;
  const [schemes, products, bases, batches] = await Promise.all([
    listSchemes(ctx),
    listOwnProductChoices(ctx),
    listOwnBaseChoices(ctx),
    listCertifiableBatches(ctx),
  ]);
  const locale = localeOf(args.request);
  const title = renewed
    ? textFor(locale, "certification")("renewal.title", { scheme: localName(locale, renewed.scheme) })
    : textFor(locale, "supply")("certificates.new");
  return {
    schemes,
    products,
    bases,
    batches,
    renewed,
    begun: begin(query, renewed),
    kept: keptForm(args.request),
    title,
  };
}

/** What the form begins with: the certificate it renews, or what the link that led here names. */
function begin(query: URLSearchParams, renewed: Awaited<ReturnType<typeof getRenewed>> | null) {
  if (!renewed) return { schemeCode: query.get("scheme") ?? "", batchId: query.get("batch") ?? "" };
  const { schemeCode, productId, baseId, batchId, number, issuer, validUntil } = renewed;
  return {
    schemeCode,
    productId: productId ?? "",
    baseId: baseId ?? "",
    batchId: batchId ?? "",
    renewsId: renewed.id,
    number,
    issuer,
    validFrom: validUntil ? addDays(validUntil, 1) : "",
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, form } = await requireSender(args, "supplier");
  const upload = await takeUpload(form, "file");
  return submitForm({
    request: args.request,
    form,
    schema: submitCertificateDocumentInput,
    alsoWrong: () => missingOrRefusedFile(upload, (file) => prepareFile("document", file)),
    act: (input) => submitCertificateDocument(ctx, input, upload),
    next: () => redirect(paths.supplierCertificates(), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewCertificate() {
  const { schemes, products, bases, batches, renewed, begun, kept, title } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const certification = useText("certification");
  const locale = useLocale();
  const refused = useActionData<typeof action>()?.form;
  const [form, fields] = useActionForm(submitCertificateDocumentInput, refused ?? kept, {
    id: "certificate",
    defaultValue: begun,
    file: "file",
  });
  const words = useText("vocabulary");
  return (
    <WorkspacePage
      title={title}
      note={
        renewed ? certification("renewal.note", { number: renewed.number }) : t("certificates.empty.note")
      }
      crumbs={[{ label: t("certificates.title"), to: paths.supplierCertificates() }, { label: title }]}
    >
      {kept ? <KeptFormNotice /> : null}
      <Card className="p-4">
        <Form
          method="post"
          encType="multipart/form-data"
          {...formProps(form)}
          className="grid gap-x-6 gap-y-4 sm:grid-cols-2"
        >
          <div className="empty:hidden sm:col-span-2">
            <FormErrors
              form={form}
              labels={{
                schemeCode: t("certificate.scheme"),
                number: t("certificate.number"),
                productId: t("certificate.product"),
                baseId: t("certificate.base"),
                batchId: t("certificate.batch"),
                issuer: t("certificate.issuer"),
                file: t("certificate.file"),
                validFrom: t("certificate.valid_from"),
                validUntil: t("certificate.valid_until"),
              }}
            />
            {renewed ? <input type="hidden" name="renewsId" value={renewed.id} /> : null}
          </div>
          <SelectField
            field={fields.schemeCode}
            label={t("certificate.scheme")}
            hint={t("certificate.subject.hint")}
            choices={namedChoices(locale, schemes).map((choice, index) => ({
              ...choice,
              label: `${choice.label} · ${words(`certificateSubjects.${schemes[index]?.subject ?? "product"}`)}`,
            }))}
          />
          <TextField field={fields.number} label={t("certificate.number")} />
          <SelectField
            field={fields.productId}
            label={t("certificate.product")}
            required={false}
            placeholder={t("certificate.subject.none")}
            choices={namedChoices(locale, products)}
          />
          <SelectField
            field={fields.baseId}
            label={t("certificate.base")}
            required={false}
            placeholder={t("certificate.subject.none")}
            choices={namedChoices(locale, bases)}
          />
          {batches.length > 0 ? (
            <SelectField
              field={fields.batchId}
              label={t("certificate.batch")}
              required={false}
              placeholder={t("certificate.subject.none")}
              choices={namedChoices(locale, batches)}
            />
          ) : null}
          <TextField field={fields.issuer} label={t("certificate.issuer")} />
          <UploadField
            form={form}
            label={t("certificate.file")}
            hint={t("report.file.hint")}
            required
            accept={PAPERS}
          />
          <DateField field={fields.validFrom} label={t("certificate.valid_from")} />
          <DateField
            field={fields.validUntil}
            label={t("certificate.valid_until")}
            hint={t("certificate.valid_until.hint")}
            required={false}
          />
          <div className="sm:col-span-2">
            <Button variant="primary">{t("certificates.new")}</Button>
          </div>
        </Form>
      </Card>
    </WorkspacePage>
  );
}
