import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, signIn } from './fixtures';
import { invite } from './people';

const screens = [
  ['light', 1280, 900],
  ['dark', 1280, 900],
  ['light', 360, 740],
  ['dark', 360, 740],
] as const;

/** The page is accessible and fits, on a desk and on a phone, in light and in dark. */
async function expectAccessibleEverywhere(page: Page): Promise<void> {
  // After a click within the portal the title comes a moment later than the page.
  await expect(page).toHaveTitle(/./);
  for (const [colorScheme, width, height] of screens) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    await expectAccessible(page);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Makes an app over the API, as a script of the same person would. */
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

test('an app is made, mended until the checks pass, and kept when it cannot be saved', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByRole('link', { name: 'New app' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'New app' })).toBeVisible();

  // Two equal issuers are refused, with the reason at both.
  await page.getByLabel('Name', { exact: true }).fill('Tides');
  await page.getByRole('button', { name: /Issuer URIs/ }).click();
  await page.getByLabel('Issuer, people sign in').fill('https://tides.example.org');
  await page.getByLabel('Issuer, a server on its own').fill('https://tides.example.org');
  await page.getByRole('button', { name: 'Make the app' }).click();
  await expect(page.getByText(/second registration would replace the first/)).toHaveCount(2);
  await expectAccessibleEverywhere(page);
  await page.getByLabel('Issuer, people sign in').fill('');
  await page.getByLabel('Issuer, a server on its own').fill('');
  await page.getByLabel('Name that users see').fill('Tides for patients');
  await page.getByLabel(/Answer nine questions next/).uncheck();
  await page.getByRole('button', { name: 'Make the app' }).click();
  await page.waitForURL(/\/apps\/app_[^/]+\/plan$/);
  const root = page.url().replace(/\/plan$/, '');
  await page.goto(`${root}/metadata`);

  // What is missing is said, and mended.
  await expect(page.getByRole('button', { name: /Fail.*Contacts/ })).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Add a contact' }).click();
  await page.getByLabel('Contact 1', { exact: true }).fill('mailto:team@tides.example.org');
  await page.getByRole('button', { name: 'Add a redirect' }).click();
  await page.getByLabel('Redirect 1', { exact: true }).fill('https://tides.example.org/callback');
  await page.getByRole('button', { name: 'Add a redirect' }).click();
  await page.getByLabel('Logo', { exact: true }).fill('https://tides.example.org/logo.png');
  await page.getByLabel('Home page').fill('https://tides.example.org');
  await expect(page.getByText(/Ready to be registered/)).toBeVisible();
  await expect(page.getByText('There are unsaved changes.')).toBeVisible();

  // Another section and back: what was typed is there.
  const sections = page.getByRole('navigation', { name: 'Sections of the app' });
  await sections.getByRole('link', { name: 'Clients' }).click();
  await expect(page.getByRole('heading', { name: 'A server on its own' })).toBeVisible();
  await sections.getByRole('link', { name: 'Metadata' }).click();
  await expect(page.getByLabel('Contact 1', { exact: true })).toHaveValue(
    'mailto:team@tides.example.org',
  );

  // A save that fails keeps everything; one that works says so, and drops the empty line.
  await page.getByLabel('Name in this workspace').fill(' ');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByLabel('Name in this workspace')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Home page')).toHaveValue('https://tides.example.org');
  await page.getByLabel('Name in this workspace').fill('Tides');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(page.getByText('There are unsaved changes.')).toBeHidden();
  await page.reload();
  await expect(page.getByLabel('Redirect 1', { exact: true })).toHaveValue(
    'https://tides.example.org/callback',
  );
  await expect(page.getByLabel('Redirect 2', { exact: true })).toHaveCount(0);

  // A logo that cannot be had is said in words.
  await page.getByLabel('Logo', { exact: true }).fill('http://169.254.169.254/logo.png');
  await page.getByRole('button', { name: 'Show the logo' }).click();
  await expect(page.getByText(/It could not be fetched: .*not public/)).toBeVisible();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByLabel('Logo', { exact: true })).toHaveValue(
    'https://tides.example.org/logo.png',
  );

  // The clients: each says what would be sent.
  await sections.getByRole('link', { name: 'Clients' }).click();
  const sent = page.getByRole('region', { name: 'client metadata of “People sign in”' });
  await expect(sent).toContainText('"redirect_uris"');
  await page.getByLabel('Ask for refresh tokens').check();
  await expect(sent).toContainText('refresh_token');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.reload();
  await expect(page.getByLabel('Ask for refresh tokens')).toBeChecked();

  for (const section of ['registrations', 'activity']) {
    await page.goto(`${root}/${section}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Tides' })).toBeVisible();
    await expectAccessibleEverywhere(page);
  }
  await expect(page.getByText('app.create')).toBeVisible();

  await page.goto('/w/demo/apps');
  const item = page.getByRole('listitem').filter({ hasText: 'Tides for patients' });
  await expect(item.getByText('complete')).toBeVisible();
  await expectAccessibleEverywhere(page);
});

test('keys are published and rotated, and everybody can fetch the set', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  await signIn(page);
  const id = await makeApp(page, 'Keys');
  await page.goto(`/w/demo/apps/${id}/keys`);
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Make the first key …' }).click();
  await page.getByLabel('Name of the key').fill('First key');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make and publish it' }).click();
  const keys = page.getByRole('list', { name: /Published keys/ });
  const first = keys.getByRole('listitem').filter({ hasText: 'First key' });
  await expect(first.getByText('signs', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Rotate …' }).click();
  await page.getByText('RS384', { exact: true }).click();
  await page.getByLabel('Name of the key').fill('Second key');
  await page.getByRole('button', { name: 'Make and publish it' }).click();
  const second = keys.getByRole('listitem').filter({ hasText: 'Second key' });
  await expect(second.getByText('waits', { exact: true })).toBeVisible();
  await expect(second.getByText('RS384')).toBeVisible();
  await expectAccessibleEverywhere(page);

  // Anybody gets both, and a validator; nobody gets a private member.
  const address = `/clients/${id}/jwks.json`;
  const answer = await request.get(address);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/json',
    'cache-control': 'public, max-age=3600',
    'access-control-allow-origin': '*',
  });
  expect(answer.headers()['content-security-policy']).toBeUndefined();
  const set = (await answer.json()) as { keys: Record<string, unknown>[] };
  expect(set.keys.map(({ alg }) => alg)).toEqual(['ES384', 'RS384']);
  expect(set.keys.flatMap(Object.keys)).not.toContain('d');
  const again = await request.get(address, {
    headers: { 'if-none-match': answer.headers()['etag'] ?? '' },
  });
  expect(again.status()).toBe(304);
  expect((await request.get('/clients/app_nothing/jwks.json')).status()).toBe(404);

  // The portal fetches its own set through the door out.
  await page.getByRole('button', { name: 'Check it' }).click();
  await expect(page.getByText('Holders can reach the address')).toBeVisible();
  await expect(page.getByText(/set APP_URL to it/)).toBeVisible();
  await expect(page.getByText('8 checks passed')).toBeVisible();
  await expectAccessibleEverywhere(page);

  // The one that signs goes with a warning; the one that waited signs at once.
  await first.getByRole('button', { name: /Withdraw/ }).click();
  await expect(page.getByText('The next key would sign at once')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Withdraw it nevertheless' }).click();
  await expect(first.getByText('withdrawn', { exact: true })).toBeVisible();
  await expect(second.getByText('signs', { exact: true })).toBeVisible();
});

test('everybody sees the public page of an app, and a viewer changes nothing', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  await signIn(page);
  const id = await makeApp(page, 'Public app');
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const stranger = await context.newPage();
  const requested: string[] = [];
  stranger.on('request', (one) => requested.push(new URL(one.url()).origin));
  for (const path of [`/clients/${id}`, `/clients/${id}/user`]) {
    const response = await stranger.goto(path);
    expect(response?.status()).toBe(200);
    await expect(stranger.getByRole('heading', { level: 1, name: 'Public app' })).toBeVisible();
    await expect(stranger.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
    await expectAccessibleEverywhere(stranger);
  }
  expect(new Set(requested)).toEqual(new Set([new URL(page.url()).origin]));
  expect((await stranger.goto('/clients/app_nothing'))?.status()).toBe(404);
  await context.close();

  const viewer = await invite(page, browser, {
    email: 'viewer@tides.example.org',
    name: 'Vera Viewer',
    password: 'a long enough password',
    role: 'viewer',
  });
  await viewer.goto('/w/demo/apps/new');
  await expect(viewer.getByText('Only owners, admins and developers make apps')).toBeVisible();
  await expectAccessibleEverywhere(viewer);
  await viewer.goto(`/w/demo/apps/${id}/metadata`);
  await expect(viewer.getByText('You can read this')).toBeVisible();
  await expect(viewer.getByLabel('Home page')).toBeDisabled();
  await expectAccessibleEverywhere(viewer);
  await viewer.goto(`/w/demo/apps/${id}/keys`);
  await expect(viewer.getByRole('button', { name: /Rotate|first key|Publish/ })).toHaveCount(0);
  await viewer.goto(`/w/demo/apps/${id}/activity`);
  await expect(viewer.getByText(/Only owners and admins see what was done/)).toBeVisible();
  await viewer.context().close();
});
