import { landscapePicture } from "#app/ui/motif/landscape.ts";

/** The landscape behind the first page; it never changes, so it may be kept for a month. */
export function loader() {
  return new Response(landscapePicture, {
    headers: { "Content-Type": "image/svg+xml; charset=utf-8", "Cache-Control": "public, max-age=2592000" },
  });
}
