import { createHash, randomBytes } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './fixtures';

const redirectUri = 'https://app.example.org/callback';
const scope = 'openid fhirUser launch launch/patient offline_access patient/*.rs';

/** Registers an app at harbor, as a client of plain metadata does. */
async function registerApp(page: Page, baseURL: string | undefined): Promise<string> {
  const response = await page.request.post(`${baseURL ?? ''}/sandbox/harbor/oauth/register`, {
    data: {
      client_name: 'Growth charts',
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      scope,
    },
  });
  expect(response.status()).toBe(201);
  return ((await response.json()) as { client_id: string }).client_id;
}

interface Asked {
  verifier: string;
  url: string;
}

function requestOf(
  baseURL: string | undefined,
  clientId: string,
  more: Record<string, string> = {},
): Asked {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'openid launch/patient patient/*.rs',
    state: 'the state',
    aud: `${baseURL ?? ''}/sandbox/harbor/fhir/r4`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  });
  return { verifier, url: `${baseURL ?? ''}/sandbox/harbor/oauth/authorize?${query.toString()}` };
}

/** The app, as far as a browser sees it. */
async function standInForApp(page: Page): Promise<void> {
  await page.route('https://app.example.org/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>The app</h1>' }),
  );
}

async function returned(page: Page): Promise<URLSearchParams> {
  await page.waitForURL(/^https:\/\/app\.example\.org\/callback/);
  return new URL(page.url()).searchParams;
}

async function redeem(
  page: Page,
  baseURL: string | undefined,
  clientId: string,
  code: string,
  verifier: string,
) {
  const response = await page.request.post(`${baseURL ?? ''}/sandbox/harbor/oauth/token`, {
    form: {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      client_id: clientId,
    },
  });
  expect(response.status()).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

test.beforeEach(({ page }) => standInForApp(page));

test('a patient signs in, takes a scope away, allows the rest, and the app gets tokens', async ({
  page,
  baseURL,
}) => {
  const clientId = await registerApp(page, baseURL);
  const { url, verifier } = requestOf(baseURL, clientId);
  await page.goto(url);
  await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByLabel('User name').fill('ada');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
  await expect(page.getByRole('alert').first()).toContainText('No person here');
  await page.getByLabel('User name').fill('ada');
  await page.getByLabel('Password').fill('ada-harbor');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Allow Growth charts?' })).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByLabel('Know who you are').uncheck();
  await page.getByRole('button', { name: 'Allow' }).click();
  const query = await returned(page);
  expect(query.get('state')).toBe('the state');
  expect(query.get('iss')).toBe(`${baseURL ?? ''}/sandbox/harbor/fhir/r4`);
  const tokens = await redeem(page, baseURL, clientId, query.get('code') ?? '', verifier);
  expect(tokens).toMatchObject({
    scope: 'launch/patient patient/*.rs',
    patient: 'harbor-ada',
    token_type: 'Bearer',
  });
});

test('a clinician chooses a patient', async ({ page, baseURL }) => {
  const clientId = await registerApp(page, baseURL);
  await page.goto(requestOf(baseURL, clientId).url);
  await page.getByRole('button', { name: /^Sign in as Adaeze Okafor/ }).click();
  await expect(page.getByRole('heading', { name: 'Choose a patient' })).toBeVisible();
  await page.getByLabel('Name').fill('winslow');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByText('5 patients.')).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: /Basil Henry Winslow/ }).click();
  await expect(page.getByText('The patient is Basil Henry Winslow')).toBeVisible();
  await page.getByRole('button', { name: 'Allow' }).click();
  expect((await returned(page)).get('code')).toMatch(/^code_/);
});

test('who says no is taken back to the app, and the request is over', async ({ page, baseURL }) => {
  const clientId = await registerApp(page, baseURL);
  await page.goto(requestOf(baseURL, clientId).url);
  const address = page.url();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect((await returned(page)).get('error')).toBe('access_denied');
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'This request is over' })).toBeVisible();
  await expectAccessibleEverywhere(page);
});

test('the EHR launches an app with a patient and an encounter', async ({ page, baseURL }) => {
  const clientId = await registerApp(page, baseURL);
  await page.goto('/sandbox/harbor/launch');
  await page.getByLabel('Patient').selectOption({ label: 'Hana Nakamura, born 1967-08-11' });
  await page.getByRole('button', { name: 'Open the record' }).click();
  await expect(page.getByLabel('Patient')).toHaveValue('harbor-hana');
  await expectAccessibleEverywhere(page);
  await page.getByLabel('Launch URL of the app').fill('https://app.example.org/launch');
  await page.getByRole('button', { name: 'Launch the app' }).click();
  await page.waitForURL(/^https:\/\/app\.example\.org\/launch/);
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('iss')).toBe(`${baseURL ?? ''}/sandbox/harbor/fhir/r4`);
  const { url } = requestOf(baseURL, clientId, {
    scope: 'launch patient/*.rs',
    launch: searchParams.get('launch') ?? '',
  });
  await page.goto(url);
  await expect(page.getByText('The patient is Hana Nakamura')).toBeVisible();
  await page.getByRole('button', { name: 'Allow' }).click();
  expect((await returned(page)).get('code')).toMatch(/^code_/);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('everything works as well', async ({ page, baseURL }) => {
    const clientId = await registerApp(page, baseURL);
    await page.goto(requestOf(baseURL, clientId).url);
    await page.getByRole('button', { name: 'Sign in as Ada Mae Winslow' }).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    expect((await returned(page)).get('code')).toMatch(/^code_/);
  });
});
