import fs from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { openAnswerHost, type AnswerHost } from './answer-host';
import { samples } from './answer-samples';
import { expectAccessible, expectAccessibleEverywhere, signIn } from './fixtures';
import { openAnswerOf, readAsTable, readAsText, readAsTree } from './large-answer';
import { largeBundle } from './large-bundle';

let host: AnswerHost;

test.beforeAll(async () => {
  host = await openAnswerHost({
    ...samples,
    'large/bundle': () => ({ type: 'application/fhir+json', body: largeBundle(50_000_000) }),
  });
});
test.afterAll(() => host.close());
test.beforeEach(async ({ page }) => signIn(page));

const openAnswer = (page: Page, path: string) => openAnswerOf(page, host.baseUrl, path);

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

test('a person in words, and a narrative that can do nothing', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openAnswer(page, 'Patient/ada');
  await expect(page.getByText('May 1990')).toBeVisible();
  await expect(page.getByText('US Social Security number')).toBeVisible();
  await expectAccessibleEverywhere(page);
  await tab(page, 'Narrative').click();
  const frame = page.frameLocator('iframe[title="Narrative of the resource"]');
  await expect(frame.getByText('Born')).toBeVisible();
  await expect(frame.locator('script, a[href], [onclick], img[src]')).toHaveCount(0);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(asked.filter((url) => url.includes('tracker.example'))).toEqual([]);
  for (const name of ['Tree', 'Raw', 'Headers', 'Timing and TLS']) {
    await tab(page, name).click();
    await expectAccessible(page);
  }
});

test('a Bundle as a table with chosen columns, sorted, and its references open', async ({
  page,
}) => {
  await openAnswer(page, 'Observation');
  await page.getByRole('button', { name: 'Observation 3' }).click();
  const table = page.getByRole('region', { name: 'Entries of the Bundle' });
  const rows = table.getByRole('rowheader');
  await page.getByRole('button', { name: 'Value' }).click();
  await expect(rows).toHaveText(['Observation/o3', 'Observation/o1', 'Observation/o2']);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByLabel('Path of a column to add').fill('subject.display');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(table.getByRole('columnheader', { name: 'subject.display' })).toBeVisible();
  await expectAccessibleEverywhere(page);
  // The choice is remembered for the type.
  await page.reload();
  await page.getByRole('tab', { name: 'Response', exact: true }).click();
  await page.getByRole('button', { name: 'Observation 3' }).click();
  await expect(table.getByRole('columnheader', { name: 'subject.display' })).toBeVisible();
  await table.getByRole('button', { name: 'Observation/o1' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('Nov 24, 2026, 9:05').first()).toBeVisible();
  await sheet.getByRole('button', { name: 'Ada Meyer' }).click();
  await expect(page.getByRole('dialog').last().getByText('Dr. Gray')).toBeVisible();
});

test('pictures and documents are shown as what they are', async ({ page }) => {
  await openAnswer(page, 'Binary/picture');
  await expect(page.getByRole('img', { name: 'Picture that the server sent' })).toBeVisible();
  await expect(page.getByText('the server says text/html')).toBeVisible();
  await openAnswer(page, 'Binary/page');
  await expect(page.getByText('so it is not shown here')).toBeVisible();
  await openAnswer(page, 'Binary/document');
  await expect(page.locator('iframe[title="PDF document"]')).toHaveAttribute('src', /^blob:/);
});

test('issues, XML and lines', async ({ page }) => {
  await openAnswer(page, 'Patient/refused');
  await expect(
    page.getByText('A code or system is not known, or not allowed there.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'OperationOutcome.issue[0].code' }).click();
  await expect(page.getByRole('treeitem', { selected: true })).toContainText('code-invalid');
  await openAnswer(page, 'Patient/xml');
  await expect(page.getByRole('region', { name: 'response body' })).toContainText(
    '<id value="x"/>',
  );
  await openAnswer(page, 'export/lines');
  await page.getByRole('button', { name: /Observation\/o9/ }).click();
  await expect(page.getByRole('tree', { name: 'Line 2 as a tree' })).toBeVisible();
  await expectAccessible(page);
});

test('the picture of a run can be taken along', async ({ page }) => {
  await openAnswer(page, 'Patient/ada');
  await tab(page, 'Sequence').click();
  for (const [format, begins] of [
    ['SVG', '<?xml'],
    ['Mermaid', 'sequenceDiagram'],
  ] as const) {
    await page.getByRole('button', { name: 'Export picture' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: `Save as ${format}` }).click();
    const text = fs.readFileSync(await (await download).path(), 'utf8');
    expect(text.startsWith(begins)).toBe(true);
    expect(text).toContain('FHIR request');
  }
});

test('fifty megabytes are opened, scrolled and searched', async ({ page }) => {
  await openAnswer(page, 'large/bundle');
  await page.getByRole('button', { name: 'Open it here' }).click();
  await readAsTable(page);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await readAsTree(page, 70_001);
  await readAsText(page, 70_001);
  await expectAccessible(page);
});
