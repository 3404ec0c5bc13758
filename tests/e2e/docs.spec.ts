import { expect, test, type Page } from '@playwright/test';
import { helpPages } from '../../components/help/help-pages';
import { crawlDocs } from './docs-links';
import { expectAccessible, expectAccessibleEverywhere, signIn } from './fixtures';

const shots = process.env.E2E_SHOTS;
const searchBox = (page: Page) => page.getByRole('searchbox', { name: 'Search the documentation' });

/** Keys work as soon as the page does, which is a moment after it is seen. */
async function goToSearchByKey(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(searchBox(page)).toBeFocused({ timeout: 500 });
  }).toPass();
}

test('every link of the documentation leads somewhere, and every anchor is there', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(300_000);
  await signIn(page);
  const { pages, links, wrong } = await crawlDocs(
    page.request,
    baseURL ?? '',
    helpPages.map(([, docs]) => docs),
  );
  expect(wrong).toEqual([]);
  // The check pages alone are hundreds: fewer would mean that the crawl lost its way.
  expect(pages.length).toBeGreaterThan(300);
  expect(links).toBeGreaterThan(5_000);
  for (const path of ['/docs/flows/bulk-export', '/docs/glossary', '/docs/changes']) {
    expect(pages).toContain(path);
  }
});

test('the documentation is searched by keys, with typing errors, and says when it has nothing', async ({
  page,
}) => {
  await page.goto('/docs/steps');
  await goToSearchByKey(page);
  await page.keyboard.type('softwear statement');
  const hits = page.getByRole('search').getByRole('link');
  await expect(hits.first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await expect(hits.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(hits.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForURL(/software-statement/);
  await expect(hits).toHaveCount(0);

  await goToSearchByKey(page);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('renew a certificate');
  await expect(hits.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(hits).toHaveCount(0);
  await expect(searchBox(page)).toBeFocused();
  await expect(searchBox(page)).toHaveValue('renew a certificate');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/docs\/search\?q=/);
  await expect(
    page.getByRole('main').getByRole('link', { name: 'Keys and certificates: Renewal' }),
  ).toBeVisible();
  await expectAccessibleEverywhere(page);

  await page.goto('/docs/search?q=qqqqqqqqqqqq');
  await expect(page.getByText('Nothing has these words')).toBeVisible();
  await expectAccessibleEverywhere(page);
});

test('what a reader says reaches the operator', async ({ page, browser }) => {
  const reader = await (await browser.newContext()).newPage();
  const words = `The picture has no arrow for refresh, ${Date.now()}.`;
  await reader.goto('/docs/flows/udap-code');
  const question = reader.getByRole('region', { name: 'Did this help?' });
  await expect(async () => {
    await question.getByRole('button', { name: 'No' }).click();
    await expect(question.getByText('Thank you.')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await question.getByLabel('What was missing, or wrong?').fill(words);
  await expectAccessible(reader);
  await question.getByRole('button', { name: 'Send' }).click();
  await expect(question.getByText('The operator of this portal reads it.')).toBeVisible();
  await reader.context().close();

  await signIn(page);
  await page.goto('/admin/feedback');
  const entry = page.getByRole('listitem').filter({ hasText: words });
  await expect(entry.getByRole('link', { name: 'UDAP authorization code' })).toBeVisible();
  await expect(entry.getByText('did not help')).toBeVisible();
  await expect(page.getByRole('table', { name: 'By page' })).toContainText(
    'UDAP authorization code',
  );
  await expectAccessibleEverywhere(page);
  if (shots) await page.screenshot({ path: `${shots}/feedback-1280.png`, fullPage: true });
  await entry.getByRole('button', { name: /^Mark as answered/ }).click();
  await expect(entry).toHaveCount(0);
  await page.getByRole('link', { name: 'Show what was answered' }).click();
  await expect(entry).toContainText('answered by');
  await entry.getByRole('button', { name: /^Remove/ }).click();
  await expect(entry).toHaveCount(0);
});

test('a program is filled in with an app of the reader, in each language', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/docs/flows/smart-standalone');
  await expect(page.getByText('Sign in to fill in an app of your own.')).toBeVisible();
  await signIn(page);
  const headers = { 'sec-fetch-site': 'same-origin' };
  const made = await page.request.post('/api/v1/workspaces/demo/apps', {
    headers,
    data: {
      name: 'Tide Tables',
      metadata: {
        client_name: 'Tide "Tables"',
        contacts: ['mailto:dev@tides.example.org'],
        redirect_uris: ['https://tides.example.org/callback'],
      },
    },
  });
  expect(made.status(), await made.text()).toBe(201);
  const { id: appId } = (await made.json()) as { id: string };
  const kept = await page.request.post('/api/v1/workspaces/demo/registrations/manual', {
    headers,
    data: {
      appId,
      grantType: 'authorization_code',
      holder: 'https://fhir.tides.example.org/r4',
      clientId: 'tide-client-7',
      authMethod: 'none',
      scope: 'openid launch/patient patient/Observation.rs',
    },
  });
  expect(kept.status(), await kept.text()).toBe(201);
  const { id } = (await kept.json()) as { id: string };

  await page.goto('/docs/flows/smart-standalone');
  await page.getByLabel('Filled in with').selectOption(id);
  await page.getByRole('button', { name: 'Fill in' }).click();
  await page.waitForURL(/registration=/);
  await expect(page.getByLabel('Filled in with')).toHaveValue(id);
  const languages = page.getByRole('tablist', { name: 'Language' });
  for (const [language, line] of [
    ['TypeScript', 'const clientId = "tide-client-7";'],
    ['Python', 'CLIENT_ID = "tide-client-7"'],
    ['C#', 'const string ClientId = "tide-client-7";'],
    ['Java', 'static final String CLIENT_ID = "tide-client-7";'],
  ] as const) {
    await languages.getByRole('tab', { name: language, exact: true }).click();
    const program = page.getByRole('region', { name: `program in ${language}`, exact: true });
    await expect(program).toContainText(line);
    for (const value of [
      'https://fhir.tides.example.org/r4',
      'https://tides.example.org/callback',
      'patient/Observation.rs',
    ]) {
      await expect(program).toContainText(value);
    }
    await page.getByRole('button', { name: `Copy program in ${language}`, exact: true }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await program.textContent());
  }
  await expectAccessibleEverywhere(page);
  await page.request.delete(`/api/v1/workspaces/demo/registrations/${id}`, { headers });
  await page.request.delete(`/api/v1/workspaces/demo/apps/${appId}`, { headers });
});

test('words are explained where they stand, and each screen leads to its page', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/w/demo/certificates');
  const word = page.getByRole('button', { name: 'community', exact: true });
  const said = page.getByRole('dialog', { name: 'community' });
  await expect(async () => {
    await page.mouse.move(0, 0);
    await word.hover();
    await expect(said).toBeVisible({ timeout: 1_000 });
  }).toPass();
  // It stays while the pointer is on what it says.
  await said.hover();
  await page.waitForTimeout(600);
  await expect(said).toBeVisible();
  await expectAccessible(page);
  await page.mouse.move(0, 0);
  await expect(said).toHaveCount(0);

  // By keys: the focus shows it, Escape closes it, Enter goes into it.
  await page.getByRole('button', { name: 'data holders', exact: true }).focus();
  await page.keyboard.press('Tab');
  await expect(word).toBeFocused();
  await expect(said).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(said).toHaveCount(0);
  await expect(word).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(said).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(said).toHaveCount(0);
  await expect(word).toBeFocused();

  // By a finger, where the glossary is loaded only now.
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/w/demo/console');
  await page.getByLabel('Another FHIR server').check();
  const base = page.getByRole('button', { name: 'base URL', exact: true });
  const meaning = page.getByRole('dialog', { name: 'FHIR base URL' });
  await base.dispatchEvent('click');
  await expect(meaning).toContainText(/address/i);
  await expectAccessible(page);
  await meaning.getByRole('link', { name: 'More in the glossary' }).click();
  await page.waitForURL('/docs/glossary#base-url');

  await page.setViewportSize({ width: 1280, height: 800 });
  for (const [screen, help, leads] of [
    ['/w/demo/certificates', 'Keys and certificates', '/docs/certificates'],
    ['/w/demo/directory', 'The endpoint directory', '/docs/directory'],
    ['/w/demo/registrations/profiles', 'Holder profiles', '/docs/holder-profiles'],
    ['/admin/feedback', 'Operating Onramp', '/docs/operations'],
  ] as const) {
    await page.goto(screen);
    const link = page.getByRole('link', { name: `Help: ${help}`, exact: true });
    await expect(link).toHaveAttribute('href', leads);
  }
});
