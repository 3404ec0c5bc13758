import { expect, test } from '@playwright/test';
import { expectAccessible, signIn } from './fixtures';
import { newDataDir, startPortal } from './portal';

test('from a fresh start: set-up link, guided first request, a Patient on the screen', async ({
  browser,
}) => {
  const portal = await startPortal({ port: 3217, dataDir: newDataDir() });
  const context = await browser.newContext({ baseURL: portal.url });
  const page = await context.newPage();
  const link = /http:\S+\/setup\?token=\S+/.exec(portal.output())?.[0];
  expect(link, portal.output()).toBeDefined();

  await page.goto(link ?? '/');
  await expectAccessible(page);
  await page.getByLabel('Your name').fill('Ada Example');
  await page.getByLabel('E-mail address').fill('ada@example.org');
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.getByLabel('Workspace name').fill('Lighthouse');
  await page.locator('form button[type=submit]').click();
  await page.waitForURL(/\/w\/lighthouse/);
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Make your first request' }).first().click();
  await page.getByRole('button', { name: 'Run all five acts' }).click();
  await expect(page.getByRole('heading', { name: 'The patient that you asked for' })).toBeVisible({
    timeout: 45_000,
  });
  await expect(page.getByText('What you have now')).toBeVisible();
  await expectAccessible(page);

  // The link worked once: it does not work again.
  const again = await browser.newContext({ baseURL: portal.url });
  const stranger = await again.newPage();
  await stranger.goto(link ?? '/');
  await expect(stranger.getByLabel('Workspace name')).toHaveCount(0);
  await again.close();
  await context.close();
  await portal.stop();
});

test.describe('the console', () => {
  test.beforeEach(async ({ page }) => signIn(page));

  test('sends a request, shows its steps, and opens an exchange', async ({ page }) => {
    await page.goto('/w/demo/console');
    await page.getByLabel('FHIR request').fill('Patient?_count=3');
    await page.keyboard.press('Control+Enter');
    const main = page.getByRole('main');
    await expect(main.getByText(/200 OK, Bundle with 3 Patients/)).toBeAttached({
      timeout: 45_000,
    });
    await expectAccessible(page);
    await page.getByRole('tab', { name: 'Sequence' }).click();
    await expectAccessible(page);
    await page.getByRole('tab', { name: /Steps and checks/ }).click();
    await expectAccessible(page);
    // What was asked for survives a reload.
    await page.reload();
    await expect(page.getByLabel('FHIR request')).toHaveValue('Patient?_count=3');
  });

  test('says why an address may not be called, and calls nothing', async ({ page }) => {
    await page.goto('/w/demo/console');
    await page.getByText('Another FHIR server').click();
    await page.getByLabel('FHIR base URL').fill('http://169.254.169.254/fhir');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByText('The address may not be called').first()).toBeVisible();
    await expectAccessible(page);
  });
});
