import { DomainError, type FieldIssue, isDomainError } from "#app/kernel/errors.ts";

/** What is wrong where a file must be chosen and none was. */
const missing: FieldIssue = { path: ["file"], code: "file.missing" };

/** The file that an act cannot do without. @throws DomainError `file.missing`, at the form's `file`. */
export function requireFile<File>(file: File | null): File {
  if (file) return file;
  throw new DomainError("file.missing", {}, [missing]);
}

/** Reads the file of a form's `field`; what is refused of it as a whole is said of that field. */
export async function readAt<Result>(field: string, read: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!isDomainError(error) || error.issues.length > 0) throw error;
    const { code, details } = error;
    throw new DomainError(code, details, [{ path: [field], code, details }]);
  }
}

/** What `read` refuses of the file in `field`, to be told together with the fields; nothing where none was chosen. */
export async function refusedFile<File>(
  file: File | null,
  read: (file: File) => unknown,
  field = "file",
): Promise<readonly FieldIssue[]> {
  if (!file) return [];
  try {
    await readAt(field, () => read(file));
    return [];
  } catch (error) {
    if (isDomainError(error)) return error.issues;
    throw error;
  }
}

/** As {@link refusedFile}, where a file must be chosen. */
export async function missingOrRefusedFile<File>(
  file: File | null,
  read: (file: File) => unknown,
): Promise<readonly FieldIssue[]> {
  return file ? refusedFile(file, read) : [missing];
}
