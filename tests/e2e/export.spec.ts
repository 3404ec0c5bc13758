import { expect, test } from '@playwright/test';
import {
  expectAccessible,
  expectAccessibleEverywhere,
  openConsole,
  path,
  signIn,
} from './fixtures';

test.beforeEach(async ({ page }) => signIn(page));

test('an export is kicked off from a form, followed, and its files are opened', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await openConsole(page);
  await expect(async () => {
    await page.getByRole('button', { name: 'Bulk export of all patients' }).click();
    await expect(path(page)).toHaveValue(/^Patient\/\$export/, { timeout: 1000 });
  }).toPass();
  const form = page.getByRole('group', { name: 'Bulk export', exact: true });

  // The form writes the path, with the types that the server declares.
  await form.getByLabel('Condition', { exact: true }).uncheck({ timeout: 30_000 });
  await form.getByLabel('Practitioner', { exact: true }).check();
  await expect(path(page)).toHaveValue('Patient/$export?_type=Patient,Practitioner');
  await form.getByLabel('Whose data').selectOption('group');
  await form.getByLabel('Group id').fill('harbor-everyone');
  await expect(path(page)).toHaveValue('Group/harbor-everyone/$export?_type=Patient,Practitioner');
  await expectAccessibleEverywhere(page);

  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const run = page.getByRole('region', { name: 'Run', exact: true });
  await expect(run.getByRole('tab', { name: 'Export' })).toBeVisible({ timeout: 60_000 });
  await expect(run.getByText('The export is done.', { exact: true })).toBeVisible({
    timeout: 60_000,
  });
  const files = run.getByRole('table', { name: '2 files of the export' });
  await expect(files.getByText('Here')).toHaveCount(2);

  // A small file line by line, and a long one in the viewer of long bodies.
  await files.getByRole('button', { name: 'Open Practitioner' }).click();
  const file = run.getByRole('region', { name: 'File', exact: true });
  await expect(file.getByRole('group', { name: /^Lines \(\d+\)$/ })).toBeVisible();
  await file
    .getByRole('button', { name: /Practitioner\// })
    .nth(1)
    .click();
  await expect(file.getByRole('tree', { name: 'Line 2 as a tree' })).toBeVisible();
  await expectAccessibleEverywhere(page);
  await files.getByRole('button', { name: 'Open Patient' }).click();
  await expect(file.getByText(/"?resourceType"?/).first()).toBeVisible({ timeout: 30_000 });

  // The same run on its own page.
  await run.getByRole('link', { name: 'Page of this run' }).click();
  await page.waitForURL(/\/runs\/run_/);
  await expect(page.getByText('The export is done.', { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('cancelling ends the export at the holder', async ({ page }) => {
  await openConsole(page);
  await expect(async () => {
    await path(page).fill('$export');
    await expect(page.getByRole('group', { name: 'Bulk export', exact: true })).toBeVisible({
      timeout: 1000,
    });
  }).toPass();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const run = page.getByRole('region', { name: 'Run', exact: true });
  await expect(run.getByRole('progressbar', { name: 'Progress of the export' })).toBeVisible({
    timeout: 60_000,
  });
  await expect(run.getByText(/of \d+ types, \d+ resources/)).toBeVisible();
  await run.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(run.getByText('ended and deleted')).toBeVisible({
    timeout: 30_000,
  });
  await run.getByRole('tab', { name: 'Sequence' }).click();
  await expect(run.getByText(/DELETE .*export/).first()).toBeAttached();
  await expectAccessibleEverywhere(page);
});

test('a kick-off that nobody follows ends with its answer', async ({ page }) => {
  await openConsole(page);
  const form = page.getByRole('group', { name: 'Bulk export', exact: true });
  await expect(async () => {
    await path(page).fill('$export?_type=Group');
    await expect(form).toBeVisible({ timeout: 1000 });
  }).toPass();
  await form.getByLabel('Follow it until the files are here').uncheck();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  // Without Prefer the holder refuses, and the cause is told.
  await expect(page.getByText('The kick-off does not say that it can wait').first()).toBeVisible({
    timeout: 60_000,
  });
  await expectAccessible(page);
});
