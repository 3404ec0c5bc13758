import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLimited } from './read-limited';

/** A stream of chunks that tells whether it was given up. */
function streamOf(chunks: readonly Uint8Array[]) {
  let isCancelled = false;
  const rest = [...chunks];
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = rest.shift();
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
    cancel() {
      isCancelled = true;
    },
  });
  return { stream, isCancelled: () => isCancelled };
}

describe('readLimited', () => {
  it('gives back what was sent, however it was cut, up to the limit and not beyond', async () => {
    const chunk = fc.uint8Array({ minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { maxLength: 8 }), fc.nat(120), async (chunks, limit) => {
        const all = Buffer.concat(chunks);
        const read = await readLimited(streamOf(chunks).stream, limit);
        expect(read && Buffer.from(read)).toEqual(all.length <= limit ? all : null);
      }),
    );
  });

  it('stops an endless body instead of collecting it', async () => {
    const { stream, isCancelled } = streamOf(Array.from({ length: 100 }, () => new Uint8Array(10)));
    expect(await readLimited(stream, 25)).toBeNull();
    expect(isCancelled()).toBe(true);
  });

  it('reads no body as no bytes', async () => {
    expect(await readLimited(null, 10)).toEqual(new Uint8Array());
  });
});
