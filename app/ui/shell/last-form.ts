/** The form this document is sending, kept until its answer is there. */
let sending: { action: string; fields: FormData } | null = null;

/**
 * Remembers every form that is sent, with its files, in the memory of this document only: where no answer comes, or one that
 * nothing could be done, the page that says so can send it once more, and nobody types it again.
 */
export function rememberForms(document: Document): void {
  document.addEventListener(
    "submit",
    ({ target, submitter }) => {
      if (!(target instanceof HTMLFormElement)) return;
      const button = submitter instanceof HTMLButtonElement ? submitter : null;
      const method = button?.getAttribute("formmethod") ?? target.method;
      if (method.toLowerCase() !== "post") return;
      const action = button?.hasAttribute("formaction") ? button.formAction : target.action;
      sending = { action, fields: new FormData(target, submitter) };
    },
    { capture: true },
  );
}

/** Lets go of the form: its answer is there. */
export function forgetForm(): void {
  sending = null;
}

/** Whether there is a form that found no answer. */
export function hasUnansweredForm(): boolean {
  return sending !== null;
}

/** Sends the form that found no answer once more, as a form sent without script: what comes back is a new document. */
export function sendAgain(): void {
  if (!sending) return;
  const form = document.createElement("form");
  form.method = "post";
  form.enctype = "multipart/form-data";
  form.action = sending.action;
  form.hidden = true;
  for (const [name, value] of sending.fields) form.append(fieldOf(name, value));
  document.body.append(form);
  form.submit();
}

function fieldOf(name: string, value: FormDataEntryValue): HTMLElement {
  if (typeof value === "string") {
    // Not an input, which would take the line breaks out.
    const field = document.createElement("textarea");
    return Object.assign(field, { name, value });
  }
  const field = document.createElement("input");
  Object.assign(field, { type: "file", name });
  if (value.name === "" && value.size === 0) return field;
  const files = new DataTransfer();
  files.items.add(value);
  field.files = files.files;
  return field;
}
