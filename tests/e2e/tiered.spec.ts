import { expect, test, type Page } from '@playwright/test';
import {
  expectAccessible,
  expectAccessibleEverywhere,
  forgetAccess,
  signIn,
  visitHolder,
} from './fixtures';

/** Sends a request by a UDAP client whose user signs in at the sandbox's identity provider, and goes there. */
async function visitProvider(page: Page): Promise<Page> {
  await page.goto('/w/demo/console');
  await page.getByLabel('Authentication').selectOption('code');
  await page.getByLabel('Client', { exact: true }).selectOption('udap');
  await page.getByRole('button', { name: 'Use the sandbox’s identity provider' }).click();
  await expect(page.getByLabel('Scope', { exact: true })).toHaveValue(/\budap\b/);
  await expectAccessibleEverywhere(page);
  await page.getByLabel('FHIR request').fill('Patient?_count=1');
  await page.keyboard.press('Control+Enter');
  const provider = await visitHolder(page);
  await provider.waitForURL(/\/sandbox\/idp\//);
  return provider;
}

test.beforeEach(async ({ page }) => {
  await signIn(page);
  await forgetAccess(page);
});

test('a person signs in at an identity provider, and allows at the holder', async ({ page }) => {
  test.setTimeout(180_000);
  const tab = await visitProvider(page);
  await expectAccessibleEverywhere(tab);
  await tab.getByRole('button', { name: 'Sign in as Ada Mae Winslow' }).click();
  // What the provider tells the holder, and what the holder tells the app, are allowed one after the other.
  await expectAccessibleEverywhere(tab);
  await tab.getByRole('button', { name: 'Allow', exact: true }).click();
  await tab.waitForURL(/\/sandbox\/harbor\//);
  await expectAccessible(tab);
  await tab.getByRole('button', { name: 'Allow', exact: true }).click();
  await tab.waitForURL(/\/w\/demo\/runs\/run_/);
  await expect(page.getByText(/200 OK, Bundle with 1 Patient/)).toBeAttached({ timeout: 30_000 });
});

test('where the holder does not take people from elsewhere, no provider is asked for', async ({
  page,
}) => {
  await page.route(/\/capabilities\?/, async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { udapProfiles: string[] };
    const udapProfiles = answer.udapProfiles.filter((profile) => profile !== 'udap_to');
    await route.fulfill({ response, json: { ...answer, udapProfiles } });
  });
  await page.goto('/w/demo/console');
  await page.getByLabel('Authentication').selectOption('code');
  await page.getByLabel('Client', { exact: true }).selectOption('udap');
  await expect(page.getByText(/lists udap_dcr, .* and not udap_to/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: /Identity provider/ })).toHaveCount(0);
  await expectAccessibleEverywhere(page);
});

test('who is nobody at the holder is sent back, and the run says why', async ({ page }) => {
  const tab = await visitProvider(page);
  await tab.getByRole('button', { name: /^Sign in as River/ }).click();
  await tab.getByRole('button', { name: 'Allow', exact: true }).click();
  await tab.waitForURL(/\/w\/demo\/runs\/run_/);
  await expect(
    page.getByText(/nobody at this holder is known by this account/).first(),
  ).toBeVisible({ timeout: 30_000 });
});
