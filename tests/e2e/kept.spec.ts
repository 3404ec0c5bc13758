import { expect, test, type Page } from '@playwright/test';
import fs from 'node:fs/promises';
import {
  drafts,
  expectAccessible,
  expectAccessibleEverywhere,
  openConsole,
  path,
  signIn,
} from './fixtures';

const collections = (page: Page) => page.getByRole('region', { name: 'Collections' });

/** Saves the draft that is shown under a name, in a collection that is made for it unless it is there. */
async function saveAs(page: Page, name: string, collection: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Save the request' });
  await expect(async () => {
    await page.keyboard.press('Control+s');
    await expect(dialog).toBeVisible({ timeout: 1000 });
  }).toPass();
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  const choice = dialog.getByLabel('Collection', { exact: true });
  const isThere = (await choice.getByRole('option', { name: collection }).count()) > 0;
  await choice.selectOption({ label: isThere ? collection : 'New collection …' });
  if (!isThere) await dialog.getByLabel('Name of the new collection').fill(collection);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

test.beforeEach(async ({ page }) => signIn(page));

test('a request is saved, changed, found again, deleted and brought back', async ({ page }) => {
  test.setTimeout(120_000);
  await openConsole(page);
  await path(page).fill('Patient?_count=3');
  await page.keyboard.press('Control+s');
  const saving = page.getByRole('dialog', { name: 'Save the request' });
  await expect(saving).toBeVisible();
  // What is written first has the focus, not the button that closes.
  await expect(saving.getByLabel('Name', { exact: true })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await saveAs(page, 'Three patients', 'Of the first test');
  await expect(drafts(page).getByText('Three patients')).toBeVisible();

  // The tab knows what was saved: it says that it has changed, and saves over it by the same key.
  await path(page).fill('Patient?_count=4');
  await expect(drafts(page).getByText('unsaved changes')).toBeAttached();
  await page.keyboard.press('Control+s');
  await expect(drafts(page).getByText('unsaved changes')).toHaveCount(0);

  // It stands in its collection, opens in a tab, and is open once only.
  await page.getByRole('button', { name: 'Collections', expanded: false }).click();
  const saved = collections(page).getByRole('button', { name: /^GET Three patients$/ });
  await expect(saved).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.reload();
  await expect(drafts(page).getByText('Three patients')).toBeVisible();
  await page.getByRole('button', { name: 'Collections', expanded: false }).click();
  await page.getByRole('button', { name: 'Close Three patients' }).click();
  await saved.click();
  await expect(path(page)).toHaveValue('Patient?_count=4');
  const count = await drafts(page).count();
  await saved.click();
  await expect(drafts(page)).toHaveCount(count);

  // Renamed, deleted, brought back.
  const menu = (name: string) =>
    collections(page).getByRole('button', { name: `More about saved request ${name}` });
  await menu('Three patients').click();
  await page.getByRole('menuitem', { name: 'Rename or move …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rename or move' });
  await dialog.getByLabel('Name', { exact: true }).fill('Four patients');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(drafts(page).getByText('Four patients')).toBeVisible();
  await menu('Four patients').click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(menu('Four patients')).toHaveCount(0);
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Deleted: Four patients' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(menu('Four patients')).toBeVisible();

  // On a phone the same stands in a sheet.
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'Collections' }).filter({ visible: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Collections' });
  await expect(sheet.getByText('Four patients')).toBeVisible();
  await expectAccessible(page);
});

test('an environment gives its values to a request, and keeps its secrets', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/w/demo/console/environments/new');
  await page.getByLabel('Name', { exact: true }).fill('Two at a time');
  await page.getByLabel('Name of variable 1').fill('count');
  await page.getByLabel('Value of count').fill('2');
  await page.getByRole('button', { name: 'Add a variable' }).click();
  await page.getByLabel('Name of variable 2').fill('key');
  await page.getByLabel('key is secret').check();
  await page.getByLabel('Value of key').fill('short');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/must have at least 8 characters/).first()).toBeVisible();
  await page.getByLabel('Value of key').fill('canary-of-this-test');
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Two at a time' }).click();
  await expect(page.getByText('Kept, and never shown')).toBeVisible();
  expect(await page.content()).not.toContain('canary-of-this-test');
  await expectAccessibleEverywhere(page);

  await openConsole(page);
  await path(page).fill('Patient?_count={{count}}&_tag={{nothing}}');
  await expect(page.getByText(/choose an environment that defines it/)).toBeVisible();
  await page.getByLabel('Environment').selectOption({ label: 'Two at a time' });
  await expect(page.getByText('nothing: not defined').first()).toBeVisible();
  await expectAccessibleEverywhere(page);
  await path(page).fill('Patient?_count={{count}}');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText(/200 OK, Bundle with 2 Patients/)).toBeAttached({ timeout: 60_000 });
});

test('a write in production is confirmed once, by method and host', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/w/demo/console/environments/new');
  await page.getByLabel('Name', { exact: true }).fill('The real one');
  await page.getByLabel(/This is production/).check();
  await page.getByRole('button', { name: 'Remove patient' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: /The real one · production/ })).toBeVisible();

  await openConsole(page);
  await page.getByLabel('Environment').selectOption({ label: 'The real one (production)' });
  await expect(page.getByText(/a write asks before it is sent/)).toBeVisible();
  await page.getByLabel('Method', { exact: true }).selectOption('DELETE');
  await path(page).fill('Patient/nobody-has-this-id');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^DELETE at the sandbox at localhost/ });
  await expect(dialog.getByText('Patient/nobody-has-this-id')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /^Send DELETE/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: 'Run', exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeEnabled({
    timeout: 60_000,
  });
  await expect(page.getByText(/has to be confirmed/)).toHaveCount(0);

  // It asks again when it is sent again from its run.
  await page.goto('/w/demo/runs');
  await page
    .getByRole('link', { name: /DELETE Patient\/nobody-has-this-id/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByRole('dialog', { name: /^DELETE at the sandbox/ })).toBeVisible();
});

test('a collection runs as a test and leaves a report', async ({ page }) => {
  test.setTimeout(180_000);
  await openConsole(page);
  await path(page).fill('metadata');
  await page.getByRole('tab', { name: /^Tests/ }).click();
  await page.getByRole('button', { name: 'Add an assertion' }).click();
  await page.getByRole('menuitem', { name: 'Status' }).click();
  await page.getByRole('button', { name: 'Add an assertion' }).click();
  await page.getByRole('menuitem', { name: 'FHIRPath' }).click();
  await page
    .getByLabel('FHIRPath expression of assertion 2')
    .fill('CapabilityStatement.fhirVersion');
  await page.getByLabel('Comparison of assertion 2').selectOption('equals');
  await page.getByLabel('Value of assertion 2').fill('4.0.1');
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const results = page.getByRole('region', { name: 'Assertions' });
  await expect(results.getByText('All 2 assertions hold')).toBeVisible({ timeout: 60_000 });
  await saveAs(page, 'It says what it can', 'Of the last test');

  // The same with a demand that does not hold.
  await page.getByLabel('Value of assertion 2').fill('5.0.0');
  await page.getByRole('button', { name: 'More about the saved request' }).click();
  await page.getByRole('menuitem', { name: 'Save as another request …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save the request' });
  await dialog.getByLabel('Name', { exact: true }).fill('It is R5');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(drafts(page).getByText('It is R5')).toBeVisible();

  await page.getByRole('button', { name: 'Collections', expanded: false }).click();
  await page.getByRole('button', { name: 'More about collection Of the last test' }).click();
  await page.getByRole('menuitem', { name: 'Open, and run it as a test' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Of the last test' })).toBeVisible();
  await expect(page.getByText('CapabilityStatement.fhirVersion is “5.0.0”')).toBeVisible();
  await expect(page.getByText('It has not run yet')).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Run as a test' }).click();
  await page.waitForURL(/\/reports\//);
  await expect(page.getByRole('status').getByText('1 passed, 1 failed')).toBeVisible({
    timeout: 120_000,
  });
  await expect(page.getByText('CapabilityStatement.fhirVersion is “5.0.0”.')).toBeVisible();
  await expectAccessibleEverywhere(page);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'JUnit' }).click();
  const junit = await fs.readFile(await (await download).path(), 'utf8');
  expect(junit).toContain('tests="2" failures="1"');
  expect(junit).toContain('testcase name="It is R5"');
  const json = page.waitForEvent('download');
  await page.getByRole('button', { name: 'JSON' }).click();
  const report = JSON.parse(await fs.readFile(await (await json).path(), 'utf8')) as {
    counts: { failed: number };
  };
  expect(report.counts.failed).toBe(1);

  // Each request has its run; the collection lists the report.
  await page.getByRole('link', { name: 'Run of It is R5' }).click();
  await expect(page.getByText('1 of 2 assertions failed')).toBeVisible();
  await page.goBack();
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').click();
  await expect(
    page.getByRole('list', { name: 'Reports' }).getByRole('link', { name: '1 passed, 1 failed' }),
  ).toBeVisible();

  // A request opens in the console from here.
  await page.getByRole('link', { name: 'It is R5' }).click();
  await expect(drafts(page).getByText('It is R5')).toHaveCount(1);
  await expect(path(page)).toHaveValue('metadata');
});
