import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleEverywhere, signIn, visitHolder } from './fixtures';

const authentication = 'Authentication';

/** Opens the console with a client of its own, and sends a request for which a person has to sign in. */
async function send(page: Page, client: string, path: string, scope?: string): Promise<void> {
  await page.goto('/w/demo/console');
  await page.getByLabel(authentication).selectOption('code');
  await page.getByLabel('Client', { exact: true }).selectOption(client);
  if (scope !== undefined) await page.getByLabel('Scope', { exact: true }).fill(scope);
  await page.getByLabel('FHIR request').fill(path);
  await page.keyboard.press('Control+Enter');
}

async function allow(holder: Page): Promise<void> {
  await holder.getByRole('button', { name: 'Allow', exact: true }).click();
  await holder.waitForURL(/\/w\/demo\/runs\/run_/);
}

test.describe('a person signs in at the sandbox', () => {
  test.beforeEach(async ({ page }) => signIn(page));

  for (const client of ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt']) {
    test(`as a patient, with the client ${client}`, async ({ page }) => {
      const scope = `openid fhirUser launch/patient offline_access patient/Patient.rs`;
      await send(page, client, 'Patient?_count=1', scope);
      await expect(page.getByText('Waiting for you at the holder')).toBeVisible({
        timeout: 30_000,
      });
      if (client === 'none') await expectAccessibleEverywhere(page);
      const holder = await visitHolder(page);
      await holder.getByRole('button', { name: 'Sign in as Ada Mae Winslow' }).click();
      await allow(holder);
      // The tab that came back shows the run, and the console went on by itself.
      for (const tab of [holder, page]) {
        await expect(tab.getByText(/200 OK, Bundle with 1 Patient/)).toBeAttached({
          timeout: 30_000,
        });
      }
      if (client === 'none') await expectAccessible(page);
      await expect(page.getByRole('region', { name: 'Kept access' })).toBeVisible({
        timeout: 15_000,
      });
      // The next one asks nobody.
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText('Waiting for you at the holder')).toHaveCount(0);
    });
  }

  test('a denial at the consent page is explained', async ({ page }) => {
    await send(page, 'none', 'Patient?_count=1', 'launch/patient patient/Patient.rs');
    const holder = await visitHolder(page);
    await holder.getByRole('button', { name: 'Sign in as Ada Mae Winslow' }).click();
    await holder.getByRole('button', { name: 'Deny', exact: true }).click();
    await holder.waitForURL(/\/w\/demo\/runs\/run_/);
    await expect(page.getByText('Access was denied').first()).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
  });

  test('with a UDAP client', async ({ page }) => {
    await send(page, 'udap', 'Patient?_count=1', 'launch/patient patient/Patient.rs');
    const holder = await visitHolder(page);
    await holder.getByRole('button', { name: 'Sign in as Ada Mae Winslow' }).click();
    await allow(holder);
    await expect(page.getByText(/200 OK, Bundle with 1 Patient/)).toBeAttached({
      timeout: 30_000,
    });
  });
});

test.describe('ways that lead nowhere', () => {
  test('a return that fits no run is told in words, with a way out', async ({ page }) => {
    await signIn(page);
    await page.goto('/oauth/callback?code=x&state=nobody-knows-this-one');
    await expect(
      page.getByRole('heading', { name: 'Nobody here waits for this sign-in' }),
    ).toBeVisible();
    expect(page.url()).not.toContain('nobody-knows');
    await expectAccessibleEverywhere(page);
    await page.getByRole('link', { name: 'Go to the portal' }).click();
    await page.waitForURL(/\/w\/demo/);
  });

  test('a launch by an EHR that nobody knows asks first, and one of the sandbox fills in the console', async ({
    page,
    baseURL,
  }) => {
    await signIn(page);
    await page.goto('/launch?iss=https://ehr.example/fhir&launch=xyz');
    await expect(page.getByRole('heading', { name: 'Do you know this EHR?' })).toBeVisible();
    await expectAccessibleEverywhere(page);
    const iss = `${baseURL}/sandbox/harbor/fhir/r4`;
    await page.goto(`/launch?iss=${encodeURIComponent(iss)}&launch=xyz`);
    await page.waitForURL(/\/w\/demo\/console\?/);
    await expect(page.getByLabel(authentication)).toHaveValue('code');
    await expect(page.getByLabel('Launch', { exact: true })).toHaveValue('xyz');
  });
});
