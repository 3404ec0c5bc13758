import http from 'node:http';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleEverywhere, signIn } from './fixtures';

/** The only host outside that the portal of the tests may call. */
const listPort = 4999;

/** A list of invented organizations, each with an endpoint of `network`, and of one whose address is none. */
function listOf(count: number, network = 'lakes'): string {
  const entries = Array.from({ length: count }, (_, index) => [
    {
      resource: {
        resourceType: 'Endpoint',
        id: `e${index}`,
        status: 'active',
        connectionType: {
          system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
          code: 'hl7-fhir-rest',
        },
        address: `https://fhir.clinic-${index}.${network}-health.org/r4`,
      },
    },
    {
      resource: {
        resourceType: 'Organization',
        id: `o${index}`,
        name: `Lakes Clinic ${index}`,
        endpoint: [{ reference: `Endpoint/e${index}` }],
      },
    },
  ]).flat();
  const broken = {
    resource: { resourceType: 'Endpoint', id: 'broken', status: 'active', address: 'ask us' },
  };
  return JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [...entries, broken],
  });
}

const status = (page: Page, word: string) =>
  expect(page.getByRole('status').getByText(word, { exact: true })).toBeVisible({
    timeout: 60_000,
  });

async function upload(page: Page, name: string, content: string): Promise<void> {
  await page
    .getByLabel('File of the list')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  await expect(page.getByText(`Uploaded as ${name}`).first()).toBeVisible({ timeout: 30_000 });
}

async function addList(page: Page, name: string, address = '', schedule = ''): Promise<void> {
  await page.goto('/admin/directory/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Publisher', { exact: true }).fill('Lakes Health Network');
  await page.getByLabel('Address', { exact: true }).fill(address);
  if (schedule) await page.getByLabel('Fetched', { exact: true }).selectOption(schedule);
  await page.getByRole('button', { name: 'Add this list' }).click();
  await page.waitForURL(/\/admin\/directory\/src_/);
}

test('a list is added, uploaded, set aside when it shrinks, and applied all the same', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/admin');
  await page
    .getByRole('navigation', { name: 'Administration' })
    .getByRole('link', { name: 'Directory' })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sources of the directory');
  await expect(
    page.getByRole('link', { name: 'Epic: User-access Brands', exact: true }),
  ).toBeVisible();
  await expectAccessibleEverywhere(page);

  await page.getByRole('link', { name: 'Add a list', exact: true }).click();
  await page.getByRole('button', { name: 'Add this list' }).click();
  await expect(page.getByText('give it a name')).toBeVisible();
  await page.getByLabel('Format', { exact: true }).selectOption('csv');
  await expect(page.getByLabel('Base URL', { exact: true })).toBeVisible();
  await expectAccessibleEverywhere(page);

  await addList(page, 'Lakes list');
  await expect(page.getByText('It was never read')).toBeVisible();
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
    return transfer;
  }, listOf(10));
  await page
    .getByLabel('File of the list')
    .locator('xpath=ancestor::div[contains(@class,"border-dashed")]')
    .dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.getByText('Uploaded as dropped.json')).toBeVisible({ timeout: 30_000 });
  await status(page, 'Taken');
  await expect(page.getByText('10 endpoints, 10 organizations')).toBeVisible();
  await page.getByRole('button', { name: /url\.unusable/ }).click();
  await expect(page.getByText(/^ask us/)).toBeVisible();
  await expectAccessibleEverywhere(page);

  await upload(page, 'short.json', listOf(3));
  await status(page, 'Set aside');
  await expect(page.getByText('more than half of the')).toBeVisible();
  await expect(page.getByText('10 endpoints, 10 organizations')).toBeVisible();
  await page.getByRole('button', { name: 'Apply all the same' }).click();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Apply it' }).click();
  await status(page, 'Taken');
  await expect(page.getByText('an operator had it applied all the same')).toBeVisible();
  await expect(page.getByText('3 endpoints, 3 organizations')).toBeVisible();
  const changed = page.getByRole('table', { name: 'What changed in the directory' });
  await expect(changed.getByRole('row', { name: 'Endpoints' }).getByRole('cell').last()).toHaveText(
    '7',
  );

  await upload(page, 'page.html', '<!doctype html><title>Our list has moved</title>');
  await status(page, 'Set aside');
  await expect(page.getByText('Way out')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Apply all the same' })).toHaveCount(0);
  await page.getByRole('button', { name: /Uploaded as dropped\.json/ }).click();
  await expect(page.getByRole('heading', { name: 'What is in the list' })).toBeVisible();
  await expectAccessibleEverywhere(page);
});

test('a list is fetched at once, found unchanged, cancelled, changed, switched off and removed', async ({
  page,
}) => {
  let answer: (response: http.ServerResponse) => void = (response) =>
    response.end(listOf(4, 'hills'));
  const server = http.createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(listPort, '127.0.0.1', resolve));
  try {
    await signIn(page);
    await addList(page, 'Served list', `http://127.0.0.1:${listPort}/list.json`, '24');
    await status(page, 'Taken');
    await expect(page.getByText('4 endpoints, 4 organizations')).toBeVisible();
    const fetchNow = page.getByRole('button', { name: 'Fetch now “Served list”' });
    await fetchNow.click();
    await status(page, 'Unchanged');

    answer = (response) => response.writeHead(404).end();
    await fetchNow.click();
    await status(page, 'Failed');
    await expect(page.getByRole('alert').getByText('status 404')).toBeVisible();

    // The answer begins and never ends.
    answer = (response) => response.write('{"resourceType":"Bundle","entry":[');
    await fetchNow.click();
    await status(page, 'Fetching');
    await expect(fetchNow).toBeDisabled();
    await expect(page.getByLabel('File of the list')).toBeDisabled();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cancel this reading' }).click();
    await status(page, 'Cancelled');
    await expect(page.getByText('4 endpoints, 4 organizations')).toBeVisible();

    await page.getByRole('link', { name: 'Change', exact: true }).click();
    await expect(page.getByLabel('Fetched', { exact: true })).toHaveValue('24');
    await page.getByLabel('Trust', { exact: true }).fill('101');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByLabel('Trust', { exact: true })).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel('Trust', { exact: true }).fill('80');
    await expectAccessibleEverywhere(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('80 of 100')).toBeVisible();
    // What has spoken is not removed.
    await expect(page.getByRole('button', { name: 'Remove' })).toHaveCount(0);

    const toggle = page.getByRole('switch', { name: 'Read “Served list”' });
    await toggle.focus();
    await page.keyboard.press('Space');
    await expect(toggle).not.toBeChecked();
    await expect(toggle).toBeFocused();
    await page.goto('/admin/directory');
    const off = page.locator('section', { has: page.getByRole('heading', { name: 'Off' }) });
    await expect(off.getByRole('link', { name: 'Served list', exact: true })).toBeVisible();

    await addList(page, 'List by mistake');
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click();
    await page.waitForURL(/\/admin\/directory$/);
    await expect(page.getByRole('link', { name: 'List by mistake' })).toHaveCount(0);
    await page.goto('/admin/directory/src_none');
    await expect(page.getByText('There is no such source in the directory')).toBeVisible();
    await expectAccessible(page);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const table = [
  'Our endpoints,,,',
  'Practice,Service base,National id,ZIP',
  'Poplar Practice,https://fhir.poplar-practice.org/r4,1234567893,84601',
  'Fir Practice,ask us,123,84401',
].join('\n');

test('a table is mapped by choosing columns while its first rows are seen, then read', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/admin/directory/new');
  await page.getByLabel('Name', { exact: true }).fill('Table of practices');
  await page.getByLabel('Publisher', { exact: true }).fill('Practices');
  await page
    .getByLabel('A file of the list')
    .setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  const rows = page.getByRole('table', { name: 'The first rows of the list' });
  await expect(rows.getByRole('row', { name: /row 3/ })).toContainText('Poplar Practice');
  await expect(page.getByLabel('Base URL', { exact: true })).toHaveValue('Service base');
  await expect(rows.getByRole('row', { name: /row 4/ })).toContainText(
    '“ask us” is no base URL: it does not begin with https:// or http://',
  );
  // What was not guessed is chosen, and the rows follow.
  await page.getByLabel('NPI', { exact: true }).selectOption('National id');
  await expect(rows.getByRole('row', { name: /row 3/ })).toContainText('1234567893');
  await expect(rows.getByRole('row', { name: /row 4/ })).toContainText('has 3 digits');
  await expectAccessibleEverywhere(page);
  await page.getByLabel('Row that names the columns').selectOption('1');
  await expect(page.getByText('Choose the column with the base URLs')).toBeVisible();
  await page.getByLabel('Row that names the columns').selectOption('2');
  await expect(rows.getByRole('row', { name: /row 3/ })).toContainText('Poplar Practice');
  await page.getByRole('button', { name: 'Add this list and read the file' }).click();
  await page.waitForURL(/\/admin\/directory\/src_/);
  await status(page, 'Taken');
  await expect(page.getByText('1 endpoint, 1 organization')).toBeVisible();
});

test('an uploaded table that nobody has explained is mapped and read without sending it again', async ({
  page,
}) => {
  await signIn(page);
  await addList(page, 'Unexplained table');
  await page.getByLabel('File of the list').setInputFiles({
    name: 'entries.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify({
        meta: [{ page: 1 }],
        items: [{ title: 'Elm Practice', at: { base: 'https://fhir.elm-practice.org/r4' } }],
      }),
    ),
  });
  await status(page, 'Set aside');
  await page.getByRole('link', { name: 'Say what its columns hold' }).click();
  await expect(page.getByLabel('Where the entries are')).toHaveValue('items');
  await page.getByLabel('Base URL', { exact: true }).selectOption('at.base');
  await page.getByLabel('Name of the organization').selectOption('title');
  await expect(page.getByRole('row', { name: /items\[0\]/ })).toContainText('Elm Practice');
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Save and read the file' }).click();
  await page.waitForURL(/\/admin\/directory\/src_[^/]+$/);
  await status(page, 'Taken');
  await expect(page.getByText('1 endpoint, 1 organization')).toBeVisible();
});
