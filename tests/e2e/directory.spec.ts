import fs from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import type { Bundle, Endpoint, Organization } from 'fhir/r4';
import { directoryList } from './directory-list';
import { expectAccessibleEverywhere, signIn } from './fixtures';
import { invite } from './people';

/** The operator takes the list into the directory. */
async function importList(page: Page): Promise<void> {
  await signIn(page);
  await page.goto('/admin/directory/new');
  await page.getByLabel('Name', { exact: true }).fill('Lakes and ridges');
  await page.getByLabel('Publisher', { exact: true }).fill('Lakes Health Network');
  await page.getByRole('button', { name: 'Add this list' }).click();
  await page.waitForURL(/\/admin\/directory\/src_/);
  await page.getByLabel('File of the list').setInputFiles({
    name: 'lakes.json',
    mimeType: 'application/json',
    buffer: Buffer.from(directoryList()),
  });
  await expect(page.getByRole('status').getByText('Taken', { exact: true })).toBeVisible({
    timeout: 60_000,
  });
}

const boxOf = (page: Page): Locator =>
  page.getByRole('searchbox', { name: 'Search the directory' });

async function search(page: Page, q: string): Promise<void> {
  const box = boxOf(page);
  await box.fill(q);
  await box.press('Enter');
  await page.waitForURL((url) => (url.searchParams.get('q') ?? '') === q);
}

const hits = (page: Page) => page.getByRole('main').getByRole('heading', { level: 3 });
const counted = (page: Page) => page.getByRole('status').filter({ hasText: /entr|Nothing/ });

/** Saves the search in one format, and gives the text of the file. */
async function exported(page: Page, format: string): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Export' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: format }).click();
  const download = await waiting;
  return {
    name: download.suggestedFilename(),
    text: await fs.readFile(await download.path(), 'utf8'),
  };
}

test.describe.configure({ mode: 'serial' });

let member: Page;
test.beforeAll(async ({ browser }) => {
  const operator = await (await browser.newContext()).newPage();
  await importList(operator);
  member = await invite(operator, browser, {
    email: 'finder@example.org',
    name: 'Fiona Finder',
    password: 'a long enough password',
    role: 'developer',
  });
});

test.beforeEach(() => member.goto('/w/demo/directory'));

test('a member finds an endpoint by whatever is known of it', async () => {
  await expect(boxOf(member)).toBeVisible();
  await expectAccessibleEverywhere(member);

  await search(member, 'harborveiw lakes medcal');
  await expect(hits(member).first()).toHaveText('Harborview Lakes Medical Center');
  await expect(member.getByText('“harborveiw” was read as “harborview”')).toBeVisible();
  await expect(counted(member)).toHaveText(/^\d+ entr(y|ies) in \d+ ms$/);
  await expectAccessibleEverywhere(member);
  await member.getByRole('link', { name: 'as it is' }).click();
  await expect(member.getByText('Nothing is known as')).toBeVisible();

  await search(member, 'HVLMC');
  await expect(hits(member)).toHaveText(['Harborview Lakes Medical Center']);
  await expect(member.getByText('also known as HVLMC')).toBeVisible();

  for (const q of ['1234567893', 'fhir.harborview-lakes.org', '55802', 'harborview lakes, MN']) {
    await search(member, q);
    await expect(hits(member), q).toHaveText(['Harborview Lakes Medical Center']);
  }
  await search(member, 'https://FHIR.harborview-lakes.org/api/FHIR/R4/metadata');
  await expect(hits(member)).toHaveText(['Harborview Lakes Medical Center']);

  await search(member, 'twin pines');
  await expect(hits(member)).toHaveText(['Twin Pines Care', 'Twin Pines Care']);
  await expect(member.getByText('TX 78701')).toBeVisible();
  await expect(member.getByText('MD 21204')).toBeVisible();
});

test('the keyboard is enough, and the back button goes back to the search', async () => {
  await member.getByRole('heading', { level: 1 }).click();
  await member.keyboard.press('/');
  await expect(boxOf(member)).toBeFocused();
  await member.keyboard.type('harborview lakes');
  await member.keyboard.press('Enter');
  await member.waitForURL(/q=harborview\+lakes/);
  await expect(hits(member)).toHaveCount(2);
  await expect(boxOf(member)).toBeFocused();

  await member.keyboard.press('ArrowDown');
  const stops = member.locator('[data-hit]');
  await expect(stops.nth(0)).toBeFocused();
  await member.keyboard.press('j');
  await expect(stops.nth(1)).toBeFocused();
  await member.keyboard.press('j');
  await expect(stops.nth(1)).toBeFocused();
  await member.keyboard.press('k');
  await expect(stops.nth(0)).toBeFocused();
  await member.keyboard.press('ArrowUp');
  await expect(boxOf(member)).toBeFocused();
  await member.keyboard.press('ArrowDown');
  await member.keyboard.press('Enter');
  await member.waitForURL(/\/directory\/ep_/);
  await member.goBack();
  await expect(hits(member)).toHaveCount(2);
  await expect(boxOf(member)).toHaveValue('harborview lakes');

  await search(member, 'quarry');
  await expect(hits(member)).toHaveText(['Quarry Ridge Hospice']);
  await member.goBack();
  await expect(boxOf(member)).toHaveValue('harborview lakes');
  await expect(hits(member)).toHaveCount(2);
});

test('filters are words, chips that can be taken back, and part of the address', async () => {
  await search(member, 'harborview');
  const filters = member.getByRole('navigation', { name: 'Filters' });
  await filters.getByRole('link', { name: /^Vermont/ }).click();
  await member.waitForURL(/state=VT/);
  await expect(hits(member)).toHaveText(['Harborview Lakes Pediatrics']);
  await filters.getByRole('link', { name: /^Not checked/ }).click();
  await member.waitForURL(/status=not-checked/);
  const chips = member.getByRole('navigation', { name: 'Chosen filters' });
  await expect(chips.getByRole('link')).toHaveText([
    'Remove Status: Not checked',
    'Remove State: Vermont',
    'Clear all',
  ]);
  await expectAccessibleEverywhere(member);

  await chips.getByRole('link', { name: 'Remove Status: Not checked' }).click();
  await expect(member).toHaveURL(/\?q=harborview&state=VT$/);
  await member.goBack();
  await expect(chips.getByRole('link')).toHaveCount(3);
  await chips.getByRole('link', { name: 'Clear all' }).click();
  await expect(member).toHaveURL(/\?q=harborview$/);
  await expect(hits(member)).toHaveCount(2);
  await expect(chips).toHaveCount(0);
});

test('what a search fits is exported with its filters', async () => {
  await member.goto('/w/demo/directory?q=harborview&state=VT');
  await member.getByRole('button', { name: 'Export' }).click();
  await expect(member.getByText('at most 50,000 entries')).toBeVisible();
  await member.keyboard.press('Escape');

  const csv = await exported(member, 'CSV');
  expect(csv.name).toMatch(/^directory-harborview-\d{4}-\d\d-\d\d\.csv$/);
  const rows = parse<Record<string, string>>(csv.text, { columns: true });
  expect(rows).toMatchObject([
    {
      organization: 'Harborview Lakes Pediatrics',
      state: 'VT',
      baseUrl: 'https://fhir.harborview-kids.org/r4',
    },
  ]);

  const ndjson = await exported(member, 'NDJSON');
  expect(ndjson.name).toMatch(/\.ndjson$/);
  expect(
    ndjson.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object),
  ).toMatchObject([{ organization: 'Harborview Lakes Pediatrics' }]);

  const brands = await exported(member, 'SMART Brands');
  expect(brands.name).toMatch(/^brands-harborview-.*\.json$/);
  const bundle = JSON.parse(brands.text) as Bundle<Endpoint | Organization>;
  expect(bundle.entry?.map(({ resource }) => resource)).toMatchObject([
    { resourceType: 'Endpoint', address: 'https://fhir.harborview-kids.org/r4' },
    { resourceType: 'Organization', name: 'Harborview Lakes Pediatrics' },
  ]);
});

test('the picture by state leads to what it counts', async () => {
  await member.getByRole('link', { name: 'By state' }).click();
  await expect(member.getByRole('heading', { level: 1 })).toHaveText('Directory by state');
  const map = member.getByRole('list', { name: 'Map of the states' });
  const table = member.getByRole('table', { name: 'Endpoints by state' });
  // Nothing was checked: what is known is shown first.
  await expect(map.getByRole('link', { name: 'Vermont: 2 known' })).toBeVisible();
  await expect(map.getByText('Guam: no endpoint is known')).toBeAttached();
  await expect(
    table.getByRole('row', { name: /Guam/ }).getByText('No endpoint is known'),
  ).toBeVisible();
  await expectAccessibleEverywhere(member);

  const shown = member.getByRole('navigation', { name: 'Show' });
  await shown.getByRole('link', { name: 'Work now' }).click();
  await member.waitForURL(/show=works/);
  await expect(
    map.getByRole('link', { name: 'Vermont: 2 known, none is checked yet' }),
  ).toBeVisible();
  await expectAccessibleEverywhere(member);
  await table.getByRole('columnheader', { name: 'Known' }).getByRole('link').click();
  await member.waitForURL(/sort=known/);
  await expect(table.getByRole('columnheader', { name: 'Known' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  const known = await table
    .getByRole('row')
    .filter({ hasNot: member.getByRole('columnheader') })
    .getByRole('cell')
    .first()
    .allTextContents();
  expect(known[0]).not.toBe('–');
  await expectAccessibleEverywhere(member);

  await table
    .getByRole('row', { name: /^Vermont/ })
    .getByRole('link', { name: '2' })
    .click();
  await member.waitForURL(/\/directory\?state=VT$/);
  await expect(hits(member)).toHaveCount(2);
});

test('what is nowhere is said to be nowhere, and can be suggested', async () => {
  await member.goto('/w/demo/directory?q=zzyzx+qqxv&state=VT');
  await expect(member.getByText('Nothing is known as “zzyzx qqxv”')).toBeVisible();
  await expect(counted(member)).toHaveText('Nothing found');
  await expect(member.getByText('Looked for “zzyzx qqxv” in names')).toBeVisible();
  await expect(member.getByText('Only with: State: Vermont')).toBeVisible();
  await expect(member.getByRole('button', { name: 'Export' })).toHaveCount(0);
  await expectAccessibleEverywhere(member);
  await member.getByRole('link', { name: 'Search without filters' }).click();
  await expect(member).toHaveURL(/\?q=zzyzx\+qqxv$/);

  await member.getByRole('link', { name: 'What now?' }).click();
  await expect(member.getByRole('heading', { level: 1 })).toHaveText('Not found?');
  await expectAccessibleEverywhere(member);
  const form = member.getByRole('form', { name: 'Suggestion' });
  await expect(form.getByLabel('Organization')).toHaveValue('zzyzx qqxv');
  await form.getByLabel('FHIR base URL').fill('https://fhir.zzyzx-clinic.org/r4');
  await form.getByRole('button', { name: 'Suggest it' }).click();
  await expect(member.getByText('The operator of this portal decides about it')).toBeVisible();
  await expect(
    member.getByRole('region', { name: 'Suggested by this workspace' }).getByText('zzyzx qqxv'),
  ).toBeVisible();
});

test('the guide is linked, and its sections have addresses', async () => {
  await member.getByRole('link', { name: 'Guide' }).click();
  await expect(member.getByRole('heading', { level: 1 })).toHaveText('The endpoint directory');
  await expectAccessibleEverywhere(member);
  const links = member.getByRole('navigation', { name: 'On this page' }).getByRole('link');
  for (const href of await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))) {
    await expect(member.locator(`h2${href}`)).toHaveCount(1);
  }
  await member.getByRole('link', { name: 'API reference' }).last().click();
  await member.waitForURL(/\/docs\/api#tag-administration$/);
  await expect(member.locator('#tag-administration')).toBeInViewport();
});
