import { expect, test } from '@playwright/test';
import { expectAccessible, signIn } from './fixtures';

/** On a port that the portal of the tests may not call. */
const refused = 'http://127.0.0.1:4997/r4';

test('one app is registered at many holders, followed live, retried and exported', async ({
  page,
}) => {
  await signIn(page);
  // The first request makes the app of the console.
  await page.evaluate(async () => {
    await fetch('/api/v1/workspaces/demo/runs', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
      body: '{}',
    }).then((response) => response.text());
  });
  await page.goto('/w/demo/registrations/bulk/new');
  await page.getByLabel('Holders').fill(`harbor\n${refused}\nharbor\nftp://x.example.org`);
  await expect(page.getByText('2 holders · 1 line names one of them again')).toBeVisible();
  await expect(page.getByText('Line 4: Found the scheme ftp:')).toBeVisible();
  const start = page.getByRole('button', { name: 'Register at 2 holders' });
  await expect(start).toBeDisabled();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Leave these lines out' }).click();
  await page.setInputFiles('input[type=file]', {
    name: 'more.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('no-such-holder\n'),
  });
  await page.getByRole('button', { name: 'Register at 3 holders' }).click();
  await expect(page.getByText(/Line 4: Found “no-such-holder”/)).toBeVisible();
  await page.getByRole('button', { name: 'Leave these lines out' }).click();
  await start.click();

  await page.waitForURL(/\/registrations\/bulk\/blk_/);
  await expect(page.getByRole('status').getByText('Finished')).toBeVisible({ timeout: 60_000 });
  const rows = page.getByRole('table', { name: 'Holders' }).getByRole('row');
  await expect(rows.filter({ hasText: 'harbor' })).toContainText('Registered');
  await expect(rows.filter({ hasText: refused })).toContainText('Failed');
  await page.getByRole('link', { name: 'Failed 1' }).click();
  await expect(page).toHaveURL(/\?state=failed$/);
  await expect(rows.filter({ hasText: 'harbor' })).toHaveCount(0);
  await page.reload();
  await expect(rows.filter({ hasText: refused })).toBeVisible();
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 360],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await expectAccessible(page);
  }
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^blk_.*\.csv$/);
  await page.getByRole('button', { name: 'Retry 1 that failed' }).click();
  await expect(rows.filter({ hasText: refused })).toContainText('(attempt 2)', { timeout: 60_000 });
  await page.goto('/w/demo/registrations/bulk');
  await expect(page.getByRole('link', { name: /at 2 holders$/ })).toBeVisible();
  await expectAccessible(page);
});
