/**
 * How much JavaScript each page loads in a browser that has nothing of it yet: the number of scripts, the bytes that come
 * over the wire and those that are run, and what is fetched ahead for the next click. Compared with the smallest page of
 * the same portal, in the same run. The portal is the production build with an empty database.
 *
 *   CHROMIUM_PATH=/usr/bin/chromium node --import tsx bench/pages.ts
 */
import type { BrowserContext } from '@playwright/test';
import { baselinePage, measuredPages } from './lib/measured-pages';
import { openSignedInBrowser } from './lib/signed-in-browser';
import { startBenchPortal } from './lib/start-bench-portal';

interface Scripts {
  count: number;
  /** As they come over the wire, with their headers. */
  sentBytes: number;
  /** As they are run. */
  rawBytes: number;
  /** Over the wire after the page is there: for what is clicked next. */
  aheadBytes: number;
}

/** Loads a page without a cache and counts its scripts until nothing is on its way any more. */
async function scriptsOf(context: BrowserContext, path: string): Promise<Scripts> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  let isLoaded = false;
  const scripts = new Map<string, { isAhead: boolean; sent: number; raw: number }>();
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!new URL(request.url).pathname.endsWith('.js')) return;
    scripts.set(requestId, { isAhead: isLoaded, sent: 0, raw: 0 });
  });
  devtools.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const script = scripts.get(requestId);
    if (script) script.raw += dataLength;
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script) script.sent = encodedDataLength;
  });
  page.once('load', () => (isLoaded = true));
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.close();
  const all = [...scripts.values()];
  const needed = all.filter(({ isAhead }) => !isAhead);
  const sum = (list: typeof all, of: 'sent' | 'raw') =>
    list.reduce((total, script) => total + script[of], 0);
  return {
    count: needed.length,
    sentBytes: sum(needed, 'sent'),
    rawBytes: sum(needed, 'raw'),
    aheadBytes: sum(all, 'sent') - sum(needed, 'sent'),
  };
}

const kib = (bytes: number) => (bytes / 1024).toFixed(0);

async function measure(): Promise<void> {
  const portal = await startBenchPortal();
  const browser = await openSignedInBrowser(portal.url);
  try {
    const base = await scriptsOf(browser.context, baselinePage.path);
    console.log('| page | scripts | sent, KiB | run, KiB | to baseline | fetched ahead, KiB |');
    console.log('|---|---|---|---|---|---|');
    for (const { name, path } of [baselinePage, ...(await measuredPages(portal))]) {
      const found = await scriptsOf(browser.context, path);
      const ratio = (found.sentBytes / base.sentBytes).toFixed(2);
      console.log(
        `| ${name} | ${found.count} | ${kib(found.sentBytes)} | ${kib(found.rawBytes)} | ${ratio} | ${kib(found.aheadBytes)} |`,
      );
    }
  } finally {
    await browser.close();
    await portal.remove();
  }
}

await measure();
