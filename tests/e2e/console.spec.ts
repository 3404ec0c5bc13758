import { expect, test } from '@playwright/test';
import {
  drafts,
  expectAccessible,
  expectAccessibleEverywhere,
  focusPathByKey,
  openConsole,
  path,
  signIn,
} from './fixtures';

test.beforeEach(async ({ page }) => signIn(page));

test('the console works without a mouse', async ({ page }) => {
  test.setTimeout(180_000);
  await openConsole(page);
  const main = page.getByRole('main');

  // Write, with what the server declares.
  await focusPathByKey(page);
  await page.keyboard.type('Pati');
  await expect(page.getByRole('option', { name: /^Patient/ })).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('_count=2');
  await expect(path(page)).toHaveValue('Patient?_count=2');
  await page.keyboard.press('Escape');

  // Send, and read the next page by one key.
  await page.keyboard.press('Control+Enter');
  await expect(main.getByText(/200 OK, Bundle with 2 Patients/)).toBeAttached({ timeout: 60_000 });
  // Single keys work outside of fields only; Escape leaves one.
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await expect(page.locator('[role=tab]:focus')).toHaveCount(1);
  await page.keyboard.press('n');
  await expect(main.getByText('Page 2', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(path(page)).not.toHaveValue('Patient?_count=2');

  // The panes: by the arrow keys, kept over a reload, and put back. No shortcut is in the way.
  const separator = page.getByRole('separator', { name: 'Width of the request' });
  const width = async () =>
    Number(await separator.filter({ visible: true }).getAttribute('aria-valuenow'));
  await separator.focus();
  const before = await width();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(width).toBe(before + 32);
  await expectAccessible(page);
  await page.keyboard.press('Home');
  await expect.poll(width).toBe(288);
  await page.keyboard.press('Enter');
  await expect.poll(width).toBe(before);

  // Tabs: a new one, back, closed and taken back.
  await page.keyboard.press('Alt+n');
  await expect(drafts(page)).toHaveCount(2);
  await page.keyboard.press('/');
  await page.keyboard.type('Condition?_count=1');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+PageUp');
  await expect(main.getByText('Page 2', { exact: true })).toBeVisible();
  await page.keyboard.press('Alt+PageDown');
  await page.keyboard.press('Alt+w');
  await expect(drafts(page)).toHaveCount(1);
  await page.keyboard.press('Alt+z');
  await expect(drafts(page)).toHaveCount(2);
  await expect(path(page)).toHaveValue('Condition?_count=1');

  // The list of shortcuts and the palette know the console.
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog').getByText('Read the next page')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('New tab');
  await page.keyboard.press('Enter');
  await expect(drafts(page)).toHaveCount(3);
});

test('the panes are resized, and stay so', async ({ page }) => {
  await openConsole(page);
  const separator = page.getByRole('separator', { name: 'Width of the request' });
  const width = async () => Number(await separator.getAttribute('aria-valuenow'));
  const request = page.getByRole('region', { name: 'Request', exact: true });
  const before = (await request.boundingBox())?.width ?? 0;
  await expect.poll(width).toBe(Math.round(before));
  const drag = async (by: number, end: () => Promise<void>) => {
    const box = await separator.boundingBox();
    if (!box) throw new Error('there is no separator');
    const at = { x: box.x + box.width / 2, y: box.y + 200 };
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + by, at.y, { steps: 4 });
    await end();
  };
  await drag(60, () => page.mouse.up());
  await expect.poll(width).toBe(Math.round(before) + 60);
  // Escape gives a drag up.
  await drag(40, async () => {
    await page.keyboard.press('Escape');
    await page.mouse.up();
  });
  await expect.poll(width).toBe(Math.round(before) + 60);

  // The server sends the page as it was left: nothing moves when it wakes up.
  const html = await (await page.request.get('/w/demo/console')).text();
  expect(html).toContain(`--request-width:${Math.round(before) + 60}px`);
  await page.reload();
  await expect.poll(width).toBe(Math.round(before) + 60);
  await separator.dblclick({ position: { x: 10, y: 200 } });
  await expect.poll(width).toBe(Math.round(before));

  // On a phone the two stand below each other, and there is nothing to move.
  await page.setViewportSize({ width: 360, height: 800 });
  await expect(separator).toBeHidden();
});

test('drafts survive a reload and another visit', async ({ page }) => {
  await openConsole(page);
  await path(page).fill('Observation?code=8867-4');
  await page.getByRole('button', { name: 'New tab' }).click();
  await path(page).fill('Encounter?_count=1');
  await page.waitForURL(/Encounter/);
  await page.reload();
  await expect(drafts(page)).toHaveCount(2);
  await expect(path(page)).toHaveValue('Encounter?_count=1');
  await page.goto('/w/demo/console');
  await expect(drafts(page)).toHaveCount(2);
  // An address opens its own draft beside those that are there.
  await page.goto('/w/demo/console?path=Coverage');
  await expect(drafts(page)).toHaveCount(3);
  await expect(path(page)).toHaveValue('Coverage');
});

test('a request is built from what the server declares', async ({ page }) => {
  await openConsole(page);
  await page.getByRole('tab', { name: 'Builder' }).click();
  await expect(page.getByText(/declares \d+ resource types/)).toBeVisible({ timeout: 30_000 });
  await expectAccessibleEverywhere(page);
  await page.getByLabel('Resource type').selectOption('Observation');
  await page.getByLabel('Name', { exact: true }).fill('date');
  await page.getByLabel('Comparator').selectOption('ge');
  await page.getByLabel('Value', { exact: true }).fill('2020');
  await page.getByRole('button', { name: 'Add to the request' }).click();
  await expect(path(page)).toHaveValue('Observation?_count=10&date=ge2020');

  // The table and the path are two sides of the same; what is switched off stays.
  await page.getByRole('tab', { name: /Parameters/ }).click();
  await page.getByLabel('Send date').uncheck();
  await expect(path(page)).toHaveValue('Observation?_count=10');
  await page.getByLabel('Send date').check();
  await page.getByLabel('Name of a new parameter').fill('shoe-size');
  await expect(page.getByText('Not declared by this server.')).toBeVisible();
  await expectAccessibleEverywhere(page);

  await page.getByRole('tab', { name: 'Headers' }).click();
  await page.getByLabel('XML').check();
  await expect(page.getByLabel('Value of Accept')).toHaveValue('application/fhir+xml');
  await expectAccessibleEverywhere(page);
});

test('a body is written with help, and a write elsewhere is confirmed', async ({ page }) => {
  await openConsole(page);
  await page.getByRole('tab', { name: 'Body' }).click();
  await page.getByLabel('Begin with', { exact: true }).selectOption({ label: 'Create a patient' });
  const editor = page.getByLabel('Body of the request');
  await expect(editor).toBeVisible({ timeout: 30_000 });
  await editor.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('{"resourceType": "Patient", "gen');
  await expect(page.getByRole('option', { name: /gender/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByText(/This is not JSON/)).toBeVisible();

  await page.getByText('Another FHIR server').click();
  await page.getByLabel('FHIR base URL').fill('https://fhir.example.org/r4');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'POST at fhir.example.org?' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing sent yet')).toBeVisible();
});
