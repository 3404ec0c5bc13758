import fs from 'node:fs';
import nodePath from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import {
  drafts,
  expectAccessible,
  expectAccessibleEverywhere,
  focusPathByKey,
  openConsole,
  path,
  signIn,
} from './fixtures';

const visible = { visible: true } as const;

/** Makes a run through the API and waits for its end. */
async function run(page: Page, request: Record<string, unknown>): Promise<string> {
  return page.evaluate(async (body) => {
    const answer = await fetch('/api/v1/workspaces/demo/runs', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
      body: JSON.stringify(body),
    });
    const frames = (await answer.text()).trim().split('\n');
    return (JSON.parse(frames[0] ?? '{}') as { runId: string }).runId;
  }, request);
}

async function leaveField(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

/** Pastes as a browser does, with all its lines. */
async function paste(page: Page, text: string): Promise<void> {
  await path(page).evaluate((field, data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', data);
    field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

test.beforeEach(async ({ page }) => signIn(page));

test('runs are searched, starred, named, compared and exported', async ({ page }) => {
  test.setTimeout(240_000);
  const none = { method: 'none' };
  for (const request of [
    { auth: none, request: { path: 'metadata?_summary=true' } },
    { request: { path: 'Patient?_count=2' } },
    { request: { path: 'Patient?_count=3' } },
  ]) {
    await run(page, request);
  }
  await page.goto('/w/demo/runs');
  await expect(page.getByRole('list', { name: 'Runs' })).toBeVisible();

  // Search and its states.
  await page.getByLabel('Search', { exact: true }).fill('patient _count=3');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.waitForURL(/search=patient/);
  const rows = page.getByRole('list', { name: 'Runs' }).getByRole('listitem');
  await expect(rows.first()).toContainText('GET Patient?_count=3 at harbor');
  await expect(page.getByText('metadata?_summary=true')).toHaveCount(0);

  // A star and a name, found again.
  const star = page.getByRole('button', { name: 'Star GET Patient?_count=3 at harbor' }).first();
  await expect(async () => {
    await star.click();
    await expect(star).toHaveAttribute('aria-pressed', 'true', { timeout: 2000 });
  }).toPass();
  await page
    .getByRole('button', { name: /^Name and note of/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Name and note' });
  await dialog.getByLabel('Name', { exact: true }).fill('The three of them');
  await dialog.getByLabel('Note').fill('Ticket 4711');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: 'The three of them' })).toBeVisible();
  await page.goto('/w/demo/runs?starred=true&search=4711');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('The three of them');
  await expectAccessibleEverywhere(page);

  // Two answers side by side.
  await page.goto('/w/demo/runs');
  const choose = async (name: RegExp) => {
    const box = page.getByRole('checkbox', { name }).first();
    await expect(async () => {
      await box.check();
      await expect(page.getByRole('group', { name: 'Chosen runs' })).toBeVisible({ timeout: 1000 });
    }).toPass();
  };
  await choose(/Choose The three of them/);
  await choose(/Choose GET Patient\?_count=2 /);
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'HAR' }).click();
  const har = JSON.parse(fs.readFileSync(await (await download).path(), 'utf8')) as {
    log: { version: string; pages: unknown[]; entries: { request: { url: string } }[] };
  };
  expect(har.log.version).toBe('1.2');
  expect(har.log.pages).toHaveLength(2);
  expect(har.log.entries.map(({ request }) => request.url).join()).toContain('Patient?_count=3');
  expect(JSON.stringify(har)).not.toMatch(/Bearer [A-Za-z0-9._~+/-]{20,}/);
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.waitForURL(/compare\?a=run_.+&b=run_/);
  await expect(page.getByText('entry[2]')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('list', { name: 'Changes of the body' })).toContainText('added');
  // Keys go from one difference to the next.
  await page.keyboard.press('n');
  await expect(page.locator('[data-change]:focus')).toContainText('Request');
  await page.keyboard.press('n');
  await expect(page.locator('[data-change]:focus')).toContainText('entry[2]');
  await page.keyboard.press('p');
  await expect(page.locator('[data-change]:focus')).toContainText('Request');
  await expectAccessibleEverywhere(page);
  await page.getByRole('tab', { name: 'Line by line' }).click();
  await expect(page.getByRole('region', { name: 'Lines that differ' })).toBeVisible();
  await expectAccessible(page);
});

test('the history opens from the console beside what is written', async ({ page }) => {
  test.setTimeout(180_000);
  await openConsole(page);
  await focusPathByKey(page);
  await run(page, { request: { path: 'Encounter?_count=1' } });
  await path(page).fill('Immunization?_count=7');
  const before = await drafts(page).count();
  await leaveField(page);
  await page.keyboard.press('h');
  const panel = page.getByRole('dialog', { name: 'History' });
  await panel.getByLabel('Search').fill('encounter');
  await expect(panel.getByRole('listitem').first()).toContainText('Encounter?_count=1');
  await expectAccessible(page);
  await panel.getByLabel('Search').fill('nothing is like that');
  await expect(panel.getByText('No such requests')).toBeVisible();
  await panel.getByLabel('Search').fill('encounter');
  await panel
    .getByRole('button', { name: /^Open GET Encounter/ })
    .first()
    .click();
  await expect(drafts(page)).toHaveCount(before + 1);
  await expect(path(page)).toHaveValue('Encounter?_count=1');
  // What was written is still there.
  await page.keyboard.press('Alt+PageUp');
  await expect(drafts(page).getByText('Immunization?_count=7')).toBeVisible();
});

test('a pasted command fills in the form, and can be taken back', async ({ page }) => {
  await openConsole(page);
  await focusPathByKey(page);
  await path(page).fill('Patient/mine');
  await paste(
    page,
    "curl -X POST 'https://fhir.example.org/r4/Patient' \\\n -H 'Authorization: Bearer canary-token' \\\n -d '{\"resourceType\":\"Patient\"}'",
  );
  const offer = page.getByRole('group', { name: 'What was pasted' }).filter(visible);
  await expect(offer).toContainText('POST Patient at https://fhir.example.org/r4');
  await expect(offer).toContainText('Authorization header was left out');
  await expect(path(page)).toHaveValue('Patient/mine');
  await expectAccessibleEverywhere(page);
  await offer.getByRole('button', { name: 'Fill in the form' }).click();
  await expect(path(page)).toHaveValue('Patient');
  await expect(page.getByLabel('FHIR base URL').filter(visible)).toHaveValue(
    'https://fhir.example.org/r4',
  );
  expect(await page.content()).not.toContain('canary-token');
  await page.keyboard.press('Alt+z');
  await expect(path(page)).toHaveValue('Patient/mine');
});

test('a Postman collection is imported: looked at, opened, saved', async ({ page }) => {
  test.setTimeout(180_000);
  await openConsole(page);
  await focusPathByKey(page);
  await leaveField(page);
  await page.keyboard.press('i');
  const panel = page.getByRole('dialog', { name: 'Import' });
  await panel.getByLabel('Paste').fill('{"things": []}');
  await panel.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(panel.getByText('Nothing was read')).toBeVisible();
  await expectAccessibleEverywhere(page);
  const collection = {
    info: {
      name: 'Vendor reads',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [
      {
        name: 'People',
        item: [
          {
            name: 'By name',
            request: {
              method: 'GET',
              header: [{ key: 'Authorization', value: 'Bearer canary-token' }],
              url: { raw: 'https://fhir.example.org/r4/Patient?name={{name}}' },
            },
          },
        ],
      },
      {
        name: 'Odd one',
        request: { method: 'GET', header: [], url: { raw: 'https://fhir.example.org/api/things' } },
      },
    ],
  };
  await panel.getByLabel('Files to import').setInputFiles({
    name: 'vendor.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(collection)),
  });
  await expect(panel.getByText('2 requests of Postman: Vendor reads')).toBeVisible();
  const rows = panel.getByRole('list', { name: 'Requests that were read' }).getByRole('listitem');
  await expect(rows.nth(0)).toContainText('People / By name');
  await expect(rows.nth(0)).toContainText('Patient?name={{name}} at https://fhir.example.org/r4');
  await expect(rows.nth(1)).toContainText('looks like FHIR');
  await expectAccessibleEverywhere(page);
  await panel.getByLabel('Take Odd one').uncheck();
  await panel.getByLabel('Name of the new collection').fill('Vendor reads, imported');
  await panel.getByRole('button', { name: 'Save 1 into the collection' }).click();
  await expect(panel).toBeHidden();
  const kept = await page.evaluate(async () => {
    const answer = await fetch('/api/v1/workspaces/demo/collections');
    return answer.text();
  });
  expect(kept).toContain('Vendor reads, imported');
  expect(kept).toContain('Patient?name={{name}}');
  expect(kept).not.toContain('canary-token');

  // The same as a tab.
  await page.keyboard.press('i');
  await panel
    .getByLabel('Paste')
    .fill("curl 'https://fhir.example.org/r4/Condition?code=44054006'");
  await panel.getByRole('button', { name: 'Read', exact: true }).click();
  await panel.getByRole('button', { name: 'Open 1 as a tab' }).click();
  await expect(path(page)).toHaveValue('Condition?code=44054006');
});

/** Writes a Bruno collection into a folder. */
function writeBruno(folder: string): string {
  const root = nodePath.join(folder, 'vendor');
  const files = {
    'bruno.json': '{"version":"1","name":"Vendor, Bruno","type":"collection"}',
    'collection.bru': 'headers {\n  Prefer: handling=strict\n}\n',
    'People/By name.bru':
      'meta {\n  name: By name\n}\n\nget {\n  url: {{base}}/Patient?name=Ann\n  auth: inherit\n}\n',
    'environments/Vendor test.bru':
      'vars {\n  base: https://fhir.example.org/r4\n  session_token: canary-plain\n}\nvars:secret [\n  pin\n]\n',
    'node_modules/huge/a.bru': 'get {\n  url: https://not.example/\n}\n',
  };
  for (const [name, text] of Object.entries(files)) {
    const file = nodePath.join(root, name);
    fs.mkdirSync(nodePath.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  return root;
}

test('a folder of Bruno is chosen or dropped, and its environment is made', async ({
  page,
}, info) => {
  test.setTimeout(180_000);
  const folder = writeBruno(info.outputPath('bruno'));
  await openConsole(page);
  await focusPathByKey(page);
  await leaveField(page);
  await page.keyboard.press('i');
  const panel = page.getByRole('dialog', { name: 'Import' });

  // Dropped, as a browser does it.
  const box = await panel.getByLabel('Paste').boundingBox();
  const devtools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', {
      type,
      x: (box?.x ?? 0) + 20,
      y: (box?.y ?? 0) + 20,
      data: { items: [], files: [folder], dragOperationsMask: 1 },
    });
  }
  await expect(panel.getByText('1 request of Bruno: Vendor, Bruno')).toBeVisible();
  await expect(
    panel.getByRole('list', { name: 'Requests that were read' }).getByRole('listitem'),
  ).toContainText('People / By name');
  await panel.getByRole('button', { name: 'Read something else' }).click();

  // Chosen.
  await panel.getByLabel('Folder to import').setInputFiles(folder);
  await expect(panel.getByText('1 request of Bruno: Vendor, Bruno')).toBeVisible();
  const variables = panel.getByRole('list', { name: 'Variables of Vendor test' });
  await expect(variables.getByLabel('Value of base')).toHaveValue('https://fhir.example.org/r4');
  await expect(variables.getByLabel('Value of session_token')).toHaveValue('');
  await expect(variables.getByLabel('session_token is secret')).toBeChecked();
  await expect(panel.getByText('left behind: session_token, pin')).toBeVisible();
  await expectAccessibleEverywhere(page);
  await panel.getByLabel('Name of the new environment').fill('Vendor, from Bruno');
  await variables.getByLabel('Value of pin').fill('12345678');
  await panel.getByRole('button', { name: 'Make the environment' }).click();
  await expect(panel.getByText('“Vendor, from Bruno” was made with 2 variables')).toBeVisible();
  await expect(panel.getByText('Still to be added there: session_token.')).toBeVisible();
  const made = await page.evaluate(async () => {
    const answer = await fetch('/api/v1/workspaces/demo/environments');
    return answer.text();
  });
  expect(made).toContain('Vendor, from Bruno');
  expect(made).not.toContain('canary-plain');
  expect(made).not.toContain('12345678');
});

test('a run opens in the console with the whole of a long body', async ({ page }) => {
  test.setTimeout(180_000);
  const body = JSON.stringify({ resourceType: 'Patient', note: 'x'.repeat(40_000) });
  const id = await run(page, {
    auth: { method: 'none' },
    request: { method: 'POST', path: 'Patient/$validate?mode=create', body },
  });
  await page.goto(`/w/demo/runs/${id}`);
  await page.getByRole('link', { name: 'Open in console' }).click();
  await expect(path(page)).toHaveValue('Patient/$validate?mode=create');
  const sent = async (): Promise<unknown> => {
    const request = page.waitForRequest(
      (one) => one.method() === 'POST' && one.url().endsWith('/runs'),
    );
    await page.getByRole('button', { name: 'Send', exact: true }).filter(visible).click();
    return ((await request).postDataJSON() as { request: { body: string } }).request.body;
  };
  expect(await sent()).toBe(body);
  // The address has no room for it; the tab keeps it.
  await page.waitForURL((url) => url.search.includes('validate'));
  await page.waitForTimeout(1500);
  await page.reload();
  await expect(path(page)).toHaveValue('Patient/$validate?mode=create');
  await page.waitForTimeout(1500);
  expect(await sent()).toBe(body);
});
