import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleEverywhere, openConsole, signIn } from './fixtures';

/** Opens the console with a way to authenticate that needs nobody. */
async function openWith(page: Page, method: 'backend' | 'udap'): Promise<void> {
  await openConsole(page);
  await page.getByLabel('Authentication').selectOption(method);
  await page.getByLabel('FHIR request').fill('Patient?_count=1');
  await page.getByText('Advanced', { exact: true }).click();
}

async function sendAndRead(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/200 OK, Bundle with 1 Patient/)).toBeAttached({ timeout: 60_000 });
}

test.beforeEach(async ({ page }) => signIn(page));

test('a SMART backend service registers with its key set and reads', async ({ page }) => {
  test.setTimeout(120_000);
  await openWith(page, 'backend');
  await expect(page.getByLabel('Registration', { exact: true })).toHaveValue('');
  await expectAccessibleEverywhere(page);
  await sendAndRead(page);
  await page.getByRole('tab', { name: 'Scopes' }).click();
  await expectAccessible(page);

  // What was granted can be asked about from the run.
  await page.getByRole('button', { name: /Introspect/ }).click();
  await page.getByText('Introspect a token', { exact: true }).click({ timeout: 30_000 });
  await expect(page.getByText('What the holder knows of the token.')).toBeVisible();
});

test('who asks, for which person and why, goes into a UDAP assertion', async ({ page }) => {
  test.setTimeout(120_000);
  await openWith(page, 'udap');
  await page.getByLabel('Say who asks yourself').check();
  await page.getByLabel('Organization name').fill('Harbor Clinic');
  await page.getByLabel('Organization id (a URI)').fill('https://clinic.example.org');
  await page.getByLabel('Say for which person').check();
  const preview = page.getByRole('region', { name: 'Preview of the extensions' });
  await expect(preview).toContainText('"hl7-b2b"');
  await expect(preview).toContainText('Harbor Clinic');
  await expectAccessibleEverywhere(page);
  await page.getByLabel('Say for which person').uncheck();
  await sendAndRead(page);
});
