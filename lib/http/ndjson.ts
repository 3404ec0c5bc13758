import 'server-only';
import { log } from '@/lib/log';

/** Whether a client asks for newline-delimited JSON. */
export function wantsNdjson(accept: string): boolean {
  return accept
    .split(',')
    .some((range) => /^application\/x-ndjson$/i.test((range.split(';')[0] ?? '').trim()));
}

/**
 * A stream of frames, one JSON object a line, each sent when it is there. Reading goes at the client's pace;
 * when the client goes away (`signal`) the frames are read no further.
 */
export function ndjsonResponse(frames: AsyncIterable<unknown>, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  const iterator: AsyncIterator<unknown> = frames[Symbol.asyncIterator]();
  const stop = () => void Promise.resolve(iterator.return?.()).catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const next = await iterator.next();
        if (!next.done && !signal.aborted) {
          controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`));
          return;
        }
        signal.removeEventListener('abort', stop);
        controller.close();
      } catch (error) {
        signal.removeEventListener('abort', stop);
        // The status is sent already: all that is left is to break the stream off.
        if (!signal.aborted) log.error({ err: error }, 'a stream broke off');
        controller.error(error);
      }
    },
    cancel: stop,
  });
  return new Response(stream, {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      // Neither a compressing server nor a proxy may hold lines back.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
