import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, signIn } from './fixtures';
import { invite } from './people';

const root = '/w/demo/registrations/profiles';
const looks = [
  ['light', 1280, 900],
  ['dark', 1280, 900],
  ['light', 360, 740],
  ['dark', 360, 740],
] as const;

/** The page in every look; with SCREENSHOTS set a picture of each is kept in that folder. */
async function expectGoodLooks(page: Page, name: string): Promise<void> {
  for (const [colorScheme, width, height] of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expectAccessible(page);
    const folder = process.env.SCREENSHOTS;
    if (folder) {
      const path = `${folder}/${name}-${width}-${colorScheme}.png`;
      await page.screenshot({ path, fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('every page of the profiles is accessible and fits', async ({ page }) => {
  test.setTimeout(300_000);
  const broken: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') broken.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => broken.push(`${page.url()}: ${error.message}`));
  await signIn(page);
  for (const [name, path] of [
    ['registrations', '/w/demo/registrations'],
    ['list', root],
    ['emr', `${root}/emr-direct`],
    ['smart', `${root}/smart`],
    ['edit', `${root}/emr-direct/edit`],
    ['new', `${root}/new`],
    ['docs', '/docs/holder-profiles'],
  ] as const) {
    await test.step(name, async () => {
      expect((await page.goto(path))?.status()).toBe(200);
      await expectGoodLooks(page, name);
    });
  }
  expect(broken).toEqual([]);
});

test('a built-in profile is edited with its source, compared, and restored', async ({ page }) => {
  await signIn(page);
  await page.goto('/w/demo/registrations');
  await page.getByRole('link', { name: 'Holder profiles' }).click();
  await page.waitForURL(`**${root}`);
  const row = page.getByRole('listitem').filter({ hasText: 'EMR Direct Interoperability Engine' });
  await expect(row.getByText('30 days by RFC 7591')).toBeVisible();
  await expect(row.getByText('Built in')).toBeVisible();
  await row.getByRole('link').click();
  await page.waitForURL(`**${root}/emr-direct`);
  await expect(page.getByRole('button', { name: 'Restore' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Edit', exact: true }).click();

  const dcr = page.getByRole('group', { name: 'RFC 7591' });
  const days = dcr.getByLabel('Days that a client_id lives');
  await days.fill('a month');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dcr.getByText(/expected number; found "a month"/)).toBeVisible();
  await expect(days).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);

  await days.fill('60');
  await page.getByLabel('Hosts').fill('fhir.healthtogo.me\nhttps://wrong.example');
  await expect(page.getByText(/Hosts; RFC 7591: days a client_id lives\. Say where/)).toBeVisible();
  await page.getByLabel('Source', { exact: true }).fill('A call with their support');
  await expect(page.getByText('What you changed needs a source')).toHaveCount(0);
  await page.getByRole('button', { name: 'Today' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/expected the name of a host without scheme/)).toBeVisible();
  await page
    .getByLabel('Hosts')
    .fill('fhir.healthtogo.me\nstage.healthtogo.me\n*.interopengine.com');
  await page.getByRole('button', { name: 'Save', exact: true }).click();

  await page.waitForURL(`**${root}/emr-direct`);
  const changes = page.locator('section').filter({ hasText: 'What was changed here' });
  await expect(changes.getByText('RFC 7591: days a client_id lives')).toBeVisible();
  await expect(changes.getByText('60', { exact: true })).toBeVisible();
  await expect(changes.getByText('30', { exact: true })).toBeVisible();
  await expect(changes.getByText('Hosts', { exact: true })).toHaveCount(0);
  await expectGoodLooks(page, 'edited');

  await page.getByRole('button', { name: 'Restore' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Restore it' }).click();
  // By its text: roles of the page are hidden while the dialog is open.
  await expect(page.getByText('What was changed here')).toHaveCount(0);
  await expect(page.getByRole('main').getByText('Built in', { exact: true })).toBeVisible();
});

test('a copy becomes a profile of one’s own; viewers read it and have no buttons', async ({
  page,
  browser,
}) => {
  await signIn(page);
  await page.goto(`${root}/smart`);
  await page.getByRole('link', { name: 'Copy', exact: true }).click();
  await page.waitForURL('**/new?from=smart');
  await page.getByLabel('Name', { exact: true }).fill('Acme Health');
  await page.getByLabel('Key', { exact: true }).fill('emr-direct');
  await page.getByLabel('Hosts').fill('fhir.acme.example');
  const byHand = page.getByRole('group', { name: 'By hand' });
  await byHand.getByLabel('The holder offers this').uncheck();
  await expect(byHand.getByLabel('Days that a client_id lives')).toHaveCount(0);
  await page.getByRole('button', { name: 'Add this profile' }).click();
  await expect(page.getByText(/emr-direct, which is a built-in profile/)).toBeVisible();
  await page.getByLabel('Key', { exact: true }).fill('acme-health');
  await page.getByRole('button', { name: 'Add this profile' }).click();
  await page.waitForURL(`**${root}/acme-health`);
  await expect(page.getByText('Your own', { exact: true })).toBeVisible();
  await expect(page.getByText('fhir.acme.example')).toBeVisible();

  const viewer = await invite(page, browser, {
    email: 'reader@example.org',
    name: 'Reader',
    password: 'correct horse battery',
    role: 'viewer',
  });
  await viewer.goto(`${root}/acme-health`);
  const main = viewer.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toContainText('Acme Health');
  for (const name of ['Edit', 'Copy']) {
    await expect(main.getByRole('link', { name, exact: true })).toHaveCount(0);
  }
  await expect(main.getByRole('button', { name: 'Remove' })).toHaveCount(0);
  await expectAccessible(viewer);
  await viewer.goto(root);
  await expect(main.getByRole('link', { name: 'Add a profile' })).toHaveCount(0);
  for (const path of ['acme-health/edit', 'new']) {
    await viewer.goto(`${root}/${path}`);
    await expect(main.getByText('There is no such page here')).toBeVisible();
    await expect(main.locator('form')).toHaveCount(0);
  }

  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await page.waitForURL(`**${root}`);
  await expect(page.getByRole('link', { name: 'Acme Health' })).toHaveCount(0);
});
