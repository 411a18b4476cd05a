const FIELD = /^reasons\[(\d{1,3})\]$/;

/** Reads the reasons an approver wrote beside lines: a line with a reason is left out, an empty field says nothing. */
export function readRejections(form: FormData): { position: number; reason: string }[] {
  return [...form].flatMap(([name, value]) => {
    const [, position] = FIELD.exec(name) ?? [];
    const reason = typeof value === "string" ? value.trim() : "";
    return position && reason ? [{ position: Number(position), reason }] : [];
  });
}
