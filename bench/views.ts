/**
 * How long a large answer keeps the page from answering to its reader: the longest task of the browser while a Bundle is
 * opened as a table, a tree and a text, sorted, scrolled and searched. 50 MB against 6 MB in the same run; what is done
 * outside the page's own thread makes no long task, so the ratio says what still grows with the answer.
 *
 *   CHROMIUM_PATH=/usr/bin/chromium node --import tsx bench/views.ts
 */
import { chromium, type Page } from '@playwright/test';
import { openAnswerHost } from '../tests/e2e/answer-host';
import { signIn } from '../tests/e2e/fixtures';
import { openAnswerOf, readAsTable, readAsText, readAsTree } from '../tests/e2e/large-answer';
import { largeBundle } from '../tests/e2e/large-bundle';
import { startBenchPortal } from './lib/start-bench-portal';

const hostPort = 4_998;
const sizes = [
  { name: '6 MB', path: 'small', bytes: 6_000_000, entry: 7_001 },
  { name: '50 MB', path: 'large', bytes: 50_000_000, entry: 70_001 },
];
const rounds = 3;

/** The longest task, ms, of reading one answer; none that the browser calls long (over 50 ms) counts as 50. */
async function longestTask(page: Page, path: string, entry: number): Promise<number> {
  await openAnswerOf(page, `http://127.0.0.1:${hostPort}/fhir`, path);
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  await page.getByRole('button', { name: 'Open it here' }).click();
  await readAsTable(page);
  await page.keyboard.press('Escape');
  await readAsTree(page, entry);
  await readAsText(page, entry);
  return page.evaluate(() => Math.max(50, ...(window as unknown as { tasks: number[] }).tasks));
}

const host = await openAnswerHost(
  Object.fromEntries(
    sizes.map(({ path, bytes }) => [
      path,
      () => ({ type: 'application/fhir+json', body: largeBundle(bytes) }),
    ]),
  ),
  hostPort,
);
const portal = await startBenchPortal({ OUTBOUND_ALLOW: `127.0.0.1:${hostPort}` });
const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  // Chromium's own sandbox does not start as root.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage({ baseURL: portal.url });
  await signIn(page);
  const longest = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    // In turns, so that a slow moment of the machine hits both.
    for (const { name, path, entry } of sizes) {
      longest.set(name, [...(longest.get(name) ?? []), await longestTask(page, path, entry)]);
    }
  }
  const worst = (name: string) => Math.max(...(longest.get(name) ?? []));
  for (const { name } of sizes) console.log(`${name}: longest task ${worst(name).toFixed(0)} ms`);
  console.log(`ratio ${(worst('50 MB') / worst('6 MB')).toFixed(1)}`);
} finally {
  await browser.close();
  await portal.remove();
  await host.close();
}
