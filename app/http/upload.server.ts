import type { Upload } from "#app/domain/accounts/file/prepare.server.ts";

/**
 * Takes the files of a field out of a form that was read, so that what is left is text. Fields without a chosen file
 * give none; a chosen one that is empty is a file, for its reader to refuse. How large a body may be is decided before it is read (25 MB); how large a file, by `prepareFile`.
 */
export async function takeUploads(form: FormData, field: string): Promise<Upload[]> {
  const entries = form.getAll(field);
  form.delete(field);
  const uploads: Upload[] = [];
  for (const entry of entries) {
    if (typeof entry === "string" || (entry.size === 0 && entry.name === "")) continue;
    uploads.push({ name: entry.name, bytes: new Uint8Array(await entry.arrayBuffer()) });
  }
  return uploads;
}

/** The one file of a field, or null when none was chosen. */
export async function takeUpload(form: FormData, field: string): Promise<Upload | null> {
  const [upload] = await takeUploads(form, field);
  return upload ?? null;
}
