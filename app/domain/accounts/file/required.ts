import { DomainError, type FieldIssue } from "#app/kernel/errors.ts";

/** What is wrong where a file must be chosen in `field` and none was. */
export function missingFile(file: unknown, field = "file"): FieldIssue[] {
  return file ? [] : [{ path: [field], code: "file.missing" }];
}

/** The file that an act cannot do without. @throws DomainError `file.missing`, at the form's `file`. */
export function requireFile<File>(file: File | null): File {
  if (file) return file;
  throw new DomainError("file.missing", {}, missingFile(file));
}
