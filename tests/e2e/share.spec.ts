import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere, signIn } from './fixtures';

test('a run is shared with somebody who has no account, until the link is revoked', async ({
  page,
  browser,
}) => {
  await signIn(page);
  await page.goto('/w/demo/console');
  await page.getByLabel('FHIR request').fill('Patient?_count=2');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('main').getByText(/200 OK, Bundle with 2 Patients/)).toBeAttached({
    timeout: 45_000,
  });
  await page.getByRole('link', { name: 'Page of this run' }).click();
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this run' });
  await dialog.getByLabel('Opens for').selectOption({ label: 'an hour' });
  await expectAccessibleEverywhere(page);
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await expect(dialog.getByText('shown this once')).toBeVisible();
  await expectAccessibleEverywhere(page);
  const url = await dialog.getByText(/\/share\/share_/).innerText();

  const stranger = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const visitor = await stranger.newPage();
  await visitor.goto(url);
  await expect(visitor.getByRole('heading', { level: 1 })).toContainText('Patient?_count=2');
  await expect(visitor.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  await expect(visitor.locator('meta[name=referrer]')).toHaveAttribute('content', 'no-referrer');
  await expectAccessibleEverywhere(visitor);
  await visitor.getByRole('button', { name: 'Copy as text for a ticket' }).click();
  const ticket = await visitor.evaluate(() => navigator.clipboard.readText());
  expect(ticket).toContain('What went over the wire');
  expect(ticket).toContain(url);
  await visitor.getByRole('tab', { name: 'Response' }).click();
  await expect(visitor.getByText(/may tell of patients/)).toBeVisible();

  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.goto('/w/demo/settings/shares');
  await expect(page.getByText(/opened once|opened 1 time/)).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page
    .getByRole('button', { name: /^Revoke/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('revoked', { exact: true }).first()).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByText('This link opens nothing')).toBeVisible();
  await expectAccessibleEverywhere(visitor);
  await stranger.close();
});
