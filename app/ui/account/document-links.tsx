import { FileText } from "lucide-react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Word } from "#app/ui/elements/state.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import type { OrganisationDocumentKind } from "#db/vocabulary/organisations.ts";

export type DocumentView = {
  fileId: string;
  kind: OrganisationDocumentKind;
  name: string;
  mediaType: string;
  byteLength: number;
};

/** The papers of an application: pictures shown, PDFs to open in a tab of their own. */
export function DocumentLinks({ documents }: { documents: readonly DocumentView[] }) {
  const t = useText("review");
  if (documents.length === 0) return <EmptyState title={t("documents.none")} />;
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {documents.map((document) => (
        <li key={document.fileId}>
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
        </li>
      ))}
    </ul>
  );
}
