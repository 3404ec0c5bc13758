import { afterAll, beforeAll, describe, it, vi } from 'vitest';
import { resetEnv } from '@/lib/env';
import { issue } from '@/lib/net/testing/tls';
import type * as Transport from '@/lib/net/open-transport';
import { connectionCases, platform } from './explain/connection.cases';
import { expectExplained, openWorld, type World } from './explain/world';

// All is real but one thing: an authority of the test counts as one of the platform.
vi.mock('@/lib/net/open-transport', async (original) => {
  const actual = await original<typeof Transport>();
  return {
    ...actual,
    openTransport: (options: Transport.TransportOptions) =>
      actual.openTransport({
        ...options,
        ...(platform.authority
          ? { authorities: [platform.authority.certificate.toString('pem')] }
          : {}),
      }),
  };
});

let world: World;

beforeAll(async () => {
  platform.authority = await issue(null, []);
  world = await openWorld('explain-connection');
  process.env.OUTBOUND_ALLOW = '127.0.0.1,localhost';
  resetEnv();
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('what keeps a connection from being made is explained', () => {
  it.each(connectionCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
});
