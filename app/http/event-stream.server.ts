/** Server-sent events: an answer that stays open and is told what happens. */

/** Most streams a process holds open, and of them one person's; walls hang in few halls. */
export const MOST_STREAMS = 100;
export const MOST_STREAMS_OF_ONE = 6;

/** How long a stream lasts before its reader asks anew, and is asked again who he is. */
const LASTS_MS = 10 * 60_000;
/** After how long a reader whose connection broke tries again. */
const RETRY_MS = 2_000;

const open = new Map<string, number>();

function count(owner: string, by: 1 | -1): void {
  const now = (open.get(owner) ?? 0) + by;
  if (now > 0) open.set(owner, now);
  else open.delete(owner);
}

type Tell = (event: string, id: string, words: string) => void;

/**
 * Answers with a stream of events for `owner`: `follow` is given how to tell one and returns how to stop. The stream ends when its reader
 * goes, when the server stops, or after ten minutes. Beyond the limits it is a 503 that says when to try again.
 */
export function eventStream(
  { owner, signals }: { owner: string; signals: readonly (AbortSignal | undefined)[] },
  follow: (tell: Tell) => () => void,
): Response {
  const all = [...open.values()].reduce((sum, each) => sum + each, 0);
  if (all >= MOST_STREAMS || (open.get(owner) ?? 0) >= MOST_STREAMS_OF_ONE)
    return new Response("stream.too_many", { status: 503, headers: { "Retry-After": "30" } });
  const encoder = new TextEncoder();
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let ended = false;
      const write = (text: string) => {
        if (!ended) controller.enqueue(encoder.encode(text));
      };
      count(owner, 1);
      write(`retry: ${RETRY_MS}\n\n`);
      const stop = follow((event, id, words) => write(`id: ${id}\nevent: ${event}\ndata: ${words}\n\n`));
      const timer = setTimeout(() => end(), LASTS_MS).unref();
      end = () => {
        if (ended) return;
        ended = true;
        clearTimeout(timer);
        stop();
        count(owner, -1);
        for (const signal of signals) signal?.removeEventListener("abort", end);
        try {
          controller.close();
        } catch {
          // Its reader closed it before.
        }
      };
      for (const signal of signals) {
        signal?.addEventListener("abort", end);
        if (signal?.aborted) end();
      }
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // Packed, events would wait for each other.
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
