import { vi } from 'vitest';
import type * as AssertionModule from '@/lib/protocol/udap/client-assertion';
import type * as NetModule from '@/lib/net/open-transport';
import type * as AuthorizationModule from '@/lib/protocol/oauth/authorization-request';
import type * as ExtensionsModule from '@/lib/protocol/udap/extensions/check-extensions';
import type * as StatusModule from '@/lib/protocol/bulk/status';
import type { HttpRequest } from '@/lib/protocol/transport';

/** What a client does otherwise than the portal. It is really sent, recorded like everything, and answered. */
export interface Mistakes {
  /** Replaces claims of a client assertion before it is signed; undefined leaves one out. */
  claims?: Record<string, unknown>;
  /** Changes a request before it goes out; null: not this one. */
  request?: (request: HttpRequest) => HttpRequest | null;
  /** Changes the parameters with which a person is sent to the holder. */
  authorization?: (parameters: URLSearchParams) => void;
  /** Does not look at its extension objects before it sends them. */
  isUnchecked?: true;
  /** Waits so many milliseconds between two questions for an export, whatever the holder says. */
  waitMs?: number;
}

const client = vi.hoisted<{ mistakes: Mistakes; made: Set<string> }>(() => ({
  mistakes: {},
  made: new Set(),
}));

/** The mistake that is to be made now, which is noted. */
function take<K extends keyof Mistakes>(name: K): Mistakes[K] {
  const mistake = client.mistakes[name];
  if (mistake !== undefined) client.made.add(name);
  return mistake;
}

vi.mock('@/lib/protocol/udap/client-assertion', async (original) => {
  const real = await original<typeof AssertionModule>();
  return {
    ...real,
    buildClientAssertion: (options: Parameters<typeof real.buildClientAssertion>[0]) => ({
      ...real.buildClientAssertion(options),
      ...take('claims'),
    }),
  };
});

vi.mock('@/lib/net/open-transport', async (original) => {
  const real = await original<typeof NetModule>();
  return {
    ...real,
    openTransport: (options: Parameters<typeof real.openTransport>[0]) => {
      const send = real.openTransport(options);
      return (request: HttpRequest) => {
        const changed = client.mistakes.request?.(request);
        if (changed) client.made.add('request');
        return send(changed ?? request);
      };
    },
  };
});

vi.mock('@/lib/protocol/oauth/authorization-request', async (original) => {
  const real = await original<typeof AuthorizationModule>();
  return {
    ...real,
    buildAuthorizationUrl: (options: Parameters<typeof real.buildAuthorizationUrl>[0]) => {
      const url = new URL(real.buildAuthorizationUrl(options));
      take('authorization')?.(url.searchParams);
      return url.href;
    },
  };
});

vi.mock('@/lib/protocol/udap/extensions/check-extensions', async (original) => {
  const real = await original<typeof ExtensionsModule>();
  return {
    ...real,
    checkExtensions: (...given: Parameters<typeof real.checkExtensions>) =>
      take('isUnchecked') ? [] : real.checkExtensions(...given),
  };
});

vi.mock('@/lib/protocol/bulk/status', async (original) => {
  const real = await original<typeof StatusModule>();
  return {
    ...real,
    processStatus: (...given: Parameters<typeof real.processStatus>) => {
      const status = real.processStatus(...given);
      if (status.kind !== 'running' && status.kind !== 'again') return status;
      return { ...status, waitMs: take('waitMs') ?? status.waitMs };
    },
  };
});

/**
 * Lets the portal be a client that makes mistakes, which it does not make itself and others do: they are signed, sent
 * over the network, recorded, and refused by the holder as anybody's. Has to be imported before anything of the portal.
 *
 * @throws Error when one of the mistakes was not made at all
 */
export async function making<T>(mistakes: Mistakes, act: () => Promise<T>): Promise<T> {
  client.mistakes = mistakes;
  client.made.clear();
  try {
    const result = await act();
    const missed = Object.keys(mistakes).filter((name) => !client.made.has(name));
    if (missed.length > 0) throw new Error(`not made: ${missed.join(', ')}`);
    return result;
  } finally {
    client.mistakes = {};
  }
}

/** Changes the form of requests to a token endpoint, and the headers that go along. */
export const formWith =
  (change: (form: URLSearchParams) => void, headers: Record<string, string> = {}) =>
  (request: HttpRequest): HttpRequest | null => {
    if (request.purpose !== 'token') return null;
    const form = new URLSearchParams(String(request.body));
    change(form);
    return { ...request, headers: { ...request.headers, ...headers }, body: form.toString() };
  };
