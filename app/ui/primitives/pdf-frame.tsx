/**
 * A stored PDF in the browser's own viewer, beside what it is compared with. Telephones draw at most its first page, so there it is left to
 * the link that stands with it everywhere.
 */
export function PdfFrame({ src, title }: { src: string; title: string }) {
  return (
    <iframe
      src={src}
      title={title}
      loading="lazy"
      className="hidden h-[75vh] w-full rounded-control border border-line bg-paper-deep sm:block"
    />
  );
}
