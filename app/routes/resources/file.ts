import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  getVisibleFile,
  readFileBytes,
  type VisibleFile,
} from "#app/domain/reporting/file/visible.server.ts";
import { getContext } from "#app/http/actor.server.ts";
import { answer } from "#app/http/respond.server.ts";

/** A stored file, or with `?size=thumb` its smaller rendering, to whoever may see it. */
export async function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await getContext(args);
    const file = await getVisibleFile(ctx, args.params.fileId ?? "");
    const size = new URL(args.request.url).searchParams.get("size") === "thumb" ? "thumb" : "full";
    const headers = headersOf(file, size);
    const known = args.request.headers.get("If-None-Match");
    if (known === headers.get("ETag")) return new Response(null, { status: 304, headers });
    const bytes = await readFileBytes(ctx, file.id, size);
    headers.set("Content-Length", String(bytes.length));
    return new Response(new Uint8Array(bytes), { headers });
  });
}

/** A file's bytes never change, so a public one may be kept for ever; a private one is asked for again each time. */
function headersOf(file: VisibleFile, size: "full" | "thumb"): Headers {
  return new Headers({
    "Content-Type": file.mediaType,
    "Content-Disposition": `${isShown(file.mediaType) ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.originalName)}`,
    "Content-Security-Policy": policyOf(file.mediaType),
    ETag: `"${file.sha256.slice(0, 32)}-${size}"`,
    "Cache-Control": file.isPublic ? "public, max-age=31536000, immutable" : "private, no-cache",
  });
}

/** Pictures and PDF open in the browser; what it cannot draw as the paper it is, is handed over to be kept. */
function isShown(mediaType: string): boolean {
  return mediaType === "application/pdf" || mediaType.startsWith("image/");
}

/** Nothing a file holds may run or load, and only a PDF may stand in a frame, of our own pages. A browser's own PDF viewer does not open in a sandbox; documents with script were refused when they came. */
function policyOf(mediaType: string): string {
  return mediaType === "application/pdf"
    ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    : "default-src 'none'; sandbox; frame-ancestors 'none'";
}
