import { DomainError, type FieldIssue } from "#app/kernel/errors.ts";
import { refusedFile } from "./chosen.ts";
import { prepareFile, type PreparedFile, type Upload } from "./prepare.server.ts";

/** A field of a form that takes a paper of this kind, and the paper where one was chosen. */
export type PaperField<Kind extends string> = { kind: Kind; upload: Upload | null };

/** What is refused of each paper that was chosen, at the field named after its kind. */
export async function refusedPapers(fields: readonly PaperField<string>[]): Promise<FieldIssue[]> {
  const issues: FieldIssue[] = [];
  for (const { kind, upload } of fields)
    issues.push(...(await refusedFile(upload, (paper) => prepareFile("document", paper), kind)));
  return issues;
}

/**
 * Checks and redraws every paper that was chosen. All that is refused of them is told at once, with what is wrong `besides`.
 * @throws DomainError as `prepareFile`, each at the field named after its kind.
 */
export async function preparePapers<Kind extends string>(
  fields: readonly PaperField<Kind>[],
  besides: readonly FieldIssue[] = [],
): Promise<{ kind: Kind; file: PreparedFile }[]> {
  const papers: { kind: Kind; file: PreparedFile }[] = [];
  const issues: FieldIssue[] = [];
  for (const { kind, upload } of fields) {
    const prepare = async (paper: Upload) => {
      papers.push({ kind, file: await prepareFile("document", paper) });
    };
    issues.push(...(await refusedFile(upload, prepare, kind)));
  }
  const [first] = issues;
  if (first) throw new DomainError(first.code, first.details ?? {}, [...besides, ...issues]);
  return papers;
}
