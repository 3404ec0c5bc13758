import { expect, test } from '@playwright/test';
import { expectAccessible, signIn } from './fixtures';

test('an app registers at harbor, is cancelled there, and can register again', async ({ page }) => {
  await signIn(page);
  await page.goto('/w/demo/console');
  await page.getByLabel('FHIR request').fill('Patient?_count=1');
  await page.keyboard.press('Control+Enter');
  const main = page.getByRole('main');
  await expect(main.getByText(/200 OK, Bundle with 1 Patient/)).toBeAttached({ timeout: 45_000 });

  await page.goto('/w/demo/registrations');
  const card = page.getByRole('listitem').filter({ hasText: '/sandbox/harbor/fhir/r4' }).first();
  await expect(card.getByText('active', { exact: true })).toBeVisible();
  await card.getByRole('button', { name: 'Cancel registration' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('A statement with empty grant_types')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel it at the holder' }).click();

  await page.waitForURL(/\/runs\/run_/);
  await page.getByRole('tab', { name: /Steps and checks/ }).click();
  const step = main.getByRole('button', { name: /Pass Cancel the registration/ });
  await step.click({ timeout: 45_000 });
  await main.getByRole('button', { name: /checks passed/ }).click();
  await expect(main.getByText('The registration was cancelled').first()).toBeVisible();
  await expectAccessible(page);

  await page.goto('/w/demo/registrations');
  await expect(card.getByText('cancelled', { exact: true })).toBeVisible();
  await expect(card.getByRole('button', { name: 'Cancel registration' })).toHaveCount(0);
  await expect(card.getByRole('link', { name: 'Register again' })).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(page);
});
