import { Form } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";

/** Finds batches of a list by our code or the supplier's own; `state` keeps the tab that is open. */
export function BatchSearch({ code, state }: { code: string; state: string | null }) {
  const t = useText("supply");
  return (
    <Form method="get" className="flex max-w-xl flex-wrap items-end gap-3">
      {state ? <input type="hidden" name="state" value={state} /> : null}
      <div className="min-w-0 flex-1">
        <Field id="batch-code" label={t("batches.search")}>
          <TextInput name="code" maxLength={40} autoComplete="off" defaultValue={code} className="figures" />
        </Field>
      </div>
      <Button>{t("batches.search.submit")}</Button>
    </Form>
  );
}
