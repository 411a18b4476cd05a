/** Most bytes of a form with files: the server reads no more, and a field drops a choice that would exceed it. */
export const MAX_UPLOAD_BYTES = 25 * 1024 * 1024;
/** What a form takes beside its files: its fields, and what stands between them. */
const ROOM_FOR_FIELDS = 1024 * 1024;

/** How large files chosen together are, in whole megabytes, and the most there may be; null where they are small enough. */
export function tooLarge(files: readonly { size: number }[]): { size: number; most: number } | null {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const most = MAX_UPLOAD_BYTES - ROOM_FOR_FIELDS;
  if (bytes <= most) return null;
  const megabyte = 1024 * 1024;
  return { size: Math.ceil(bytes / megabyte), most: most / megabyte };
}
