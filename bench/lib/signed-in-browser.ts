import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';
import { signIn } from '../../tests/e2e/fixtures';

/** A browser with a person signed in, the way a person does it, and the port by which other tools reach it. */
export interface SignedInBrowser {
  context: BrowserContext;
  debuggingPort: number;
  close: () => Promise<void>;
}

/** Starts the browser with an empty profile and signs in. `close` ends it and removes the profile. */
export async function openSignedInBrowser(portalUrl: string): Promise<SignedInBrowser> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'onramp-bench-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    baseURL: portalUrl,
    args: [
      '--remote-debugging-port=0',
      // Chromium's own sandbox does not start as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const page = await context.newPage();
  await signIn(page);
  await page.close();
  // Chromium writes the port that it took in the first line.
  const [port] = fs.readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return {
    context,
    debuggingPort: Number(port),
    close: async () => {
      await context.close();
      fs.rmSync(profile, { recursive: true, force: true });
    },
  };
}
