const MEGABYTE = 1024 * 1024;

/** Most bytes of a form with files: the server reads no more, and a field drops a choice that would exceed it. */
export const MAX_UPLOAD_BYTES = 25 * MEGABYTE;
/** Most bytes of a form without files, and of what a machine sends. */
export const MAX_FORM_BYTES = 2 * MEGABYTE;
/** What a form takes beside its files: its fields, and what stands between them. */
const ROOM_FOR_FIELDS = MEGABYTE;

/** Whether a body of this content type may hold files. */
export function mayHoldFiles(contentType: string | undefined): boolean {
  return /^multipart\/form-data\s*(?:;|$)/i.test(contentType?.trim() ?? "");
}

/** How large files chosen together are, in whole megabytes, and the most there may be; null where they are small enough. */
export function tooLarge(files: readonly { size: number }[]): { size: number; most: number } | null {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const most = MAX_UPLOAD_BYTES - ROOM_FOR_FIELDS;
  if (bytes <= most) return null;
  return { size: Math.ceil(bytes / MEGABYTE), most: most / MEGABYTE };
}
