import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { signIn } from '../../tests/e2e/fixtures';

/** A browser with a person signed in, the way a person does it. `close` ends both. */
export async function openSignedInBrowser(
  portalUrl: string,
): Promise<{ context: BrowserContext; cookie: string; close: () => Promise<void> }> {
  const browser: Browser = await chromium.launch({
    ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    // Chromium's own sandbox does not start as root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const context = await browser.newContext({ baseURL: portalUrl });
  const page = await context.newPage();
  await signIn(page);
  await page.close();
  const cookies = await context.cookies();
  return {
    context,
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    close: () => browser.close(),
  };
}
