import fs from 'node:fs';
import { createToken, newDataDir, startPortal, type Portal } from '../../tests/e2e/portal';

/** A production portal on an empty database of its own, with a token of its workspace `demo`. */
export async function startBenchPortal(
  env: Record<string, string> = {},
): Promise<Portal & { token: string; remove: () => Promise<void> }> {
  const port = Number(process.env.BENCH_PORT ?? 3290);
  const dataDir = newDataDir();
  const portal = await startPortal({
    port,
    dataDir,
    env: {
      ONRAMP_OWNER_EMAIL: 'owner@example.org',
      ONRAMP_OWNER_PASSWORD: 'correct horse battery',
      ...env,
    },
  });
  return {
    ...portal,
    token: createToken({ dataDir, port }),
    remove: async () => {
      await portal.stop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
