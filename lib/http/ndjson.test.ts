import { describe, expect, it, vi } from 'vitest';
import { log } from '@/lib/log';
import { ndjsonResponse, wantsNdjson } from './ndjson';

async function* count(to: number, ended?: () => void) {
  try {
    for (let i = 1; i <= to; i += 1) {
      await Promise.resolve();
      yield { i, text: 'line\nbreak' };
    }
  } finally {
    ended?.();
  }
}

describe('wantsNdjson', () => {
  it.each([
    ['application/x-ndjson', true],
    ['application/json;q=0.5, Application/X-NDJSON; q=1', true],
    ['application/json', false],
    ['*/*', false],
    ['', false],
  ])('%s', (accept, expected) => {
    expect(wantsNdjson(accept)).toBe(expected);
  });
});

describe('ndjsonResponse', () => {
  it('sends one JSON object a line', async () => {
    const response = ndjsonResponse(count(3), new AbortController().signal);
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    expect(response.headers.get('cache-control')).toContain('no-transform');
    const lines = (await response.text()).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => (JSON.parse(line) as { i: number }).i)).toEqual([1, 2, 3]);
  });

  it('sends each frame when it is there', async () => {
    let release = (): void => undefined;
    async function* slow() {
      yield 1;
      await new Promise<void>((resolve) => (release = resolve));
      yield 2;
    }
    const reader = ndjsonResponse(slow(), new AbortController().signal).body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('1\n');
    const second = reader.read();
    await new Promise((resolve) => setTimeout(resolve, 5));
    release();
    expect(new TextDecoder().decode((await second).value)).toBe('2\n');
    expect((await reader.read()).done).toBe(true);
  });

  it.each(['the signal', 'the reader'])(
    'reads no further when the client goes (%s)',
    async (how) => {
      const ended = vi.fn();
      const controller = new AbortController();
      const reader = ndjsonResponse(count(1_000_000, ended), controller.signal).body!.getReader();
      await reader.read();
      if (how === 'the signal') controller.abort();
      else await reader.cancel();
      await vi.waitFor(() => expect(ended).toHaveBeenCalledTimes(1));
    },
  );

  it('breaks off, and logs once, when the frames fail', async () => {
    const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    async function* broken() {
      yield 1;
      await Promise.reject(new Error('lost the database'));
    }
    await expect(ndjsonResponse(broken(), new AbortController().signal).text()).rejects.toThrow();
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
  });
});
