/** Words stored in rows about uploaded files. */
/** `sales` is a table of a channel's sales (CSV or XLSX). An `invoice` is a fapiao as tax bureaus issue it: PDF, OFD, XML, or a picture of paper. */
export const fileKinds = ["photograph", "document", "invoice", "sales"] as const;
export type FileKind = (typeof fileKinds)[number];

/** Public files may be shown to anybody; private ones only to their organisation, its counterparty and officials. */
export const fileVisibilities = ["public", "private"] as const;
export type FileVisibility = (typeof fileVisibilities)[number];
