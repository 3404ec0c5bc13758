import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere, signIn } from './fixtures';

/** Needs a `page` that is signed in: makes an app through the API as the page would. */
async function makeApp(page: Page, name: string): Promise<string> {
  return page.evaluate(async (wanted) => {
    const response = await fetch('/api/v1/workspaces/demo/apps', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: wanted }),
    });
    return ((await response.json()) as { id: string }).id;
  }, name);
}

test('a plan is worked on: a holder, a day, a tick, what is not needed, and what is seen', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signIn(page);
  const id = await makeApp(page, 'Planned app');
  await page.goto(`/w/demo/apps/${id}`);
  await page.waitForURL(/\/plan$/);
  await expect(page.getByRole('progressbar', { name: 'Plan of Planned app' })).toBeVisible();
  await expectAccessibleEverywhere(page);

  await page.getByLabel('Or give its address').fill('harbor');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(
    page.getByRole('heading', { name: 'Register at Sandbox holder harbor' }),
  ).toBeVisible();

  await page.getByRole('button', { name: /Decide how long data is kept/ }).click();
  await page.getByLabel('Due').fill('2026-01-31');
  await page.getByLabel('Note').fill('Ask Ada.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: /is kept.*Overdue/ })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Decide how long' })).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Mark as done' }).click();
  await expect(page.getByText(/says that it is done/)).toBeVisible();

  await page.getByRole('button', { name: /Say what the data is used for/ }).click();
  await page.getByLabel('Not needed, because').last().fill('Nothing is read.');
  await page.getByRole('button', { name: 'Not needed', exact: true }).last().click();
  await expect(page.getByText('Nothing is read.').first()).toBeVisible();

  await page.reload();
  await expect(page.getByText('Nothing is read.').first()).toBeVisible();
  await page.getByRole('button', { name: /^Open/ }).click();
  await expect(page.getByText('Nothing is read.')).toHaveCount(0);

  await page.goto('/w/demo');
  await expect(page.getByRole('link', { name: 'Planned app' })).toBeVisible();
  await expectAccessibleEverywhere(page);
});
