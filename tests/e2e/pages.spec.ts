import { expect, test } from '@playwright/test';
import { expectAccessible, signIn } from './fixtures';

const pages = [
  '/w/demo',
  '/w/demo/console',
  '/w/demo/console/first',
  '/w/demo/runs',
  '/w/demo/apps',
  '/w/demo/apps/new',
  '/w/demo/certificates',
  '/w/demo/certificates?search=nothing+is+like+that&state=revoked',
  '/w/demo/certificates?source=test&custody=outside',
  '/w/demo/certificates/upload',
  '/w/demo/certificates/doctor',
  '/w/demo/registrations',
  '/w/demo/registrations/bulk',
  '/w/demo/registrations/bulk/new',
  '/w/demo/registrations/profiles',
  '/w/demo/registrations/profiles/emr-direct',
  '/w/demo/directory',
  '/w/demo/directory?q=nothing+is+like+that',
  '/w/demo/directory/not-found?q=harbor+clinic+mn',
  '/w/demo/sandbox',
  '/w/demo/settings/members',
  '/w/demo/settings/invitations',
  '/w/demo/settings/tokens',
  '/w/demo/settings/notices',
  '/w/demo/settings/audit',
  '/w/demo/settings/workspace',
  '/w/demo/certificates/requests',
  '/w/demo/certificates/requests/new',
  '/w/demo/certificates/keys',
  '/w/demo/certificates/communities',
  '/w/demo/certificates/communities/sandbox-harbor',
  '/w/demo/certificates/communities/new',
  '/w/demo/certificates/test-set',
  '/admin/requests',
  '/admin/directory',
  '/admin/directory/new',
  '/admin/directory/epic-brands',
  '/admin/directory/epic-brands/edit',
  '/admin/directory/suggestions',
  '/admin/directory/duplicates',
  '/admin/directory/duplicates?state=merged&kind=endpoint',
  '/admin/communities',
  '/admin/communities/new',
  '/admin/communities/sandbox-harbor-ec',
  '/admin/ca',
  '/admin/ca?query=nothing+is+like+that',
  '/account',
  '/docs',
  '/docs/errors',
  '/docs/errors/auth.forbidden',
  '/docs/certificates',
  '/docs/registration',
  '/docs/holder-profiles',
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

test('a certificate is issued, looked at in light and dark, revoked and removed', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/w/demo/certificates');
  await page.getByRole('button', { name: 'Issue a certificate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Community').selectOption('sandbox-harbor-ec');
  await dialog.getByLabel('Name of the key').fill('Key of the journey');
  await dialog.getByLabel('Kind of key').selectOption('p-256');
  await dialog.getByRole('button', { name: 'Issue', exact: true }).click();
  await page.waitForURL(/\/certificates\/crt_/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Key of the journey');
  // Without the notice, which axe may meet while it fades in.
  await page.reload();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Export PKCS #12' }).click();
  await dialog.getByLabel('Password of the file').fill('long enough');
  await dialog.getByLabel('Password again').fill('something else');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByText('This is not what you typed above')).toBeVisible();
  await dialog.getByLabel('Password again').fill('long enough');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  expect((await download).suggestedFilename()).toMatch(/^key-of-the-journey-[0-9a-f]{8}\.p12$/);

  await page.reload();
  await page.getByRole('button', { name: 'Revoke' }).click();
  await dialog.getByLabel('Reason').selectOption('keyCompromise');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page.getByText('Reason: somebody else has')).toBeVisible();
  await page.reload();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.waitForURL('**/w/demo/certificates');
});
