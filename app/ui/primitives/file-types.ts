/** What a field of files takes, as a browser's picker is told; the server judges by the bytes. */
export const PICTURES = "image/jpeg,image/png,image/webp";
export const PAPERS = `application/pdf,${PICTURES}`;
export const INVOICES = `.pdf,.ofd,.xml,${PICTURES}`;
export const CSV = ".csv,text/csv,text/plain";
export const SALES = ".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
