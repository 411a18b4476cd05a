import { FileText } from "lucide-react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Word } from "#app/ui/elements/state.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { PdfFrame } from "#app/ui/primitives/pdf-frame.tsx";
import type { OrganisationDocumentKind } from "#db/vocabulary/organisations.ts";

export type DocumentView = {
  fileId: string;
  kind: OrganisationDocumentKind;
  name: string;
  mediaType: string;
  byteLength: number;
};

const PDF = "application/pdf";

/** The papers of an application: pictures and PDFs shown, each to open in a tab of its own. */
export function DocumentLinks({ documents }: { documents: readonly DocumentView[] }) {
  const t = useText("review");
  if (documents.length === 0) return <EmptyState title={t("documents.none")} />;
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {documents.map((document) => (
        <li
          key={document.fileId}
          className={document.mediaType === PDF ? "grid gap-2 sm:col-span-2" : undefined}
        >
          <a
            href={paths.file(document.fileId)}
            target="_blank"
            rel="noreferrer"
            className="flex h-full items-center gap-3 rounded-card border border-line p-3 text-ink no-underline hover:border-green"
          >
            {document.mediaType === "image/webp" ? (
              <img
                src={paths.file(document.fileId, "thumb")}
                alt=""
                loading="lazy"
                className="size-20 shrink-0 rounded-control bg-paper-deep object-cover"
              />
            ) : (
              <span className="grid size-20 shrink-0 place-items-center rounded-control bg-indigo-soft text-indigo">
                <FileText aria-hidden="true" className="size-8" strokeWidth={1.5} />
              </span>
            )}
            <span className="min-w-0">
              <span className="block font-medium">
                <Word of="organisationDocumentKinds" is={document.kind} />
              </span>
              <span className="block text-ink-soft text-sm">{document.name}</span>
              <span className="block text-ink-soft text-sm">
                {t("documents.size", { size: Math.max(1, Math.round(document.byteLength / 1024)) })}
                <span className="sr-only">{t("documents.new_tab")}</span>
              </span>
            </span>
          </a>
          {document.mediaType === PDF ? (
            <PdfFrame src={paths.file(document.fileId)} title={document.name} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
