import { expect, test } from '@playwright/test';
import { expectAccessible, signIn } from './fixtures';

const pages = [
  '/w/demo',
  '/w/demo/console',
  '/w/demo/console/first',
  '/w/demo/runs',
  '/w/demo/certificates',
  '/w/demo/registrations',
  '/w/demo/sandbox',
  '/w/demo/settings/members',
  '/w/demo/settings/invitations',
  '/w/demo/settings/tokens',
  '/w/demo/settings/notices',
  '/w/demo/settings/audit',
  '/w/demo/settings/workspace',
  '/account',
  '/docs',
  '/docs/errors',
  '/docs/errors/auth.forbidden',
  '/docs/checks',
  '/docs/api',
];

test('every page is accessible and fits, in light on a desk and in dark on a phone', async ({
  page,
}) => {
  test.setTimeout(600_000);
  const broken: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') broken.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => broken.push(`${page.url()}: ${error.message}`));
  await signIn(page);
  for (const [colorScheme, width, height] of [
    ['light', 1280, 900],
    ['dark', 360, 740],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    for (const path of pages) {
      await test.step(`${path} in ${colorScheme} at ${width}`, async () => {
        const response = await page.goto(path);
        expect(response?.status(), path).toBe(200);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        await expectAccessible(page);
      });
    }
  }
  expect(broken).toEqual([]);
});

test('strangers are sent to the sign-in page and come back to where they were going', async ({
  page,
}) => {
  await page.goto('/w/demo/runs');
  await page.waitForURL(/\/signin\?/);
  await expectAccessible(page);
  await page.getByLabel('E-mail address').fill('owner@example.org');
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/w/demo/runs');
});

test('sign out everywhere ends the session on another browser', async ({ page, browser }) => {
  await signIn(page);
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere);
  await page.goto('/account');
  await page
    .getByRole('button', { name: /sign out everywhere/i })
    .first()
    .click();
  const confirm = page.getByRole('dialog').getByRole('button', { name: /sign out/i });
  if (await confirm.isVisible().catch(() => false)) await confirm.click();
  await expect
    .poll(async () => {
      await elsewhere.goto('/w/demo');
      return elsewhere.url();
    })
    .toContain('/signin');
});
