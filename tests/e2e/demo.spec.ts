import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere, owner, signIn } from './fixtures';
import { newDataDir, startPortal } from './portal';

/** Puts a picture of the page beside the report, light on a desk and dark on a phone. */
async function picture(page: Page, name: string): Promise<void> {
  for (const [colorScheme, width] of [
    ['dark', 360],
    ['light', 1280],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await test.info().attach(`${name} ${colorScheme}`, {
      body: await page.screenshot({ fullPage: true }),
      contentType: 'image/png',
    });
  }
}

test('a workspace is filled with examples, looked at, and emptied again', async ({ browser }) => {
  test.setTimeout(300_000);
  const portal = await startPortal({
    port: 3214,
    dataDir: newDataDir(),
    env: { ONRAMP_OWNER_EMAIL: owner.email, ONRAMP_OWNER_PASSWORD: owner.password },
  });
  const context = await browser.newContext({ baseURL: portal.url, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await signIn(page);
  await page.goto('/w/demo');
  await expect(page.getByRole('heading', { name: 'Look around first?' })).toBeVisible();
  await picture(page, 'empty home');

  await page.getByRole('button', { name: 'Fill with examples' }).click();
  await expect(page.getByRole('progressbar', { name: 'Examples' })).toBeVisible();
  await expect(page.getByText('What has a name is marked “(example)”.')).toBeVisible({
    timeout: 120_000,
  });
  await expect(page.getByRole('link', { name: 'Beacon (example)' }).first()).toBeVisible();
  await expectAccessibleEverywhere(page);
  await picture(page, 'filled home');

  // The next thing is set aside, brought back, and still known on another day.
  const next = page.locator('#next-thing');
  const first = await next.innerText();
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(next).not.toHaveText(first);
  await expect(next).toBeFocused();
  await page.reload();
  await expect(next).not.toHaveText(first);
  await page.getByText('One thing is set aside').click();
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: `Bring back ${first}` }).click();
  await expect(next).toHaveText(first);

  for (const name of ['Compass', 'Sextant', 'Beacon']) {
    await page.goto('/w/demo/apps');
    await page
      .getByRole('link', { name: `${name} (example)` })
      .first()
      .click();
    await page.waitForURL(/\/apps\/app_/);
    await page.goto(`${new URL(page.url()).pathname.replace(/\/plan$/, '')}/plan`);
    await expect(page.getByRole('progressbar', { name: `Plan of ${name}` })).toBeVisible();
    await expectAccessibleEverywhere(page);
    await picture(page, `plan of ${name}`);
  }

  await page.goto('/w/demo/settings/workspace');
  await expect(page.getByText('One run waits for somebody to sign in')).toBeVisible();
  await expectAccessibleEverywhere(page);
  await picture(page, 'settings of the workspace');
  await page.getByRole('button', { name: 'Remove the examples' }).click();
  await page.getByRole('button', { name: 'Remove them' }).click();
  await expect(page.getByRole('button', { name: 'Fill with examples' })).toBeVisible({
    timeout: 30_000,
  });
  await page.goto('/w/demo');
  await expect(page.getByText('Beacon (example)')).toHaveCount(0);
  await context.close();
  await portal.stop();
});
