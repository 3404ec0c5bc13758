import { expect, test } from '@playwright/test';
import { expectAccessible, signIn } from './fixtures';
import { invite } from './people';

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
  const person = {
    email: 'leaver@example.org',
    name: 'Lee Aver',
    password: 'a horse that leaves',
    role: 'viewer',
  };
  await signIn(page);
  const here = await invite(page, browser, person);
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, person);
  await here.goto('/account');
  await here
    .getByRole('button', { name: /sign out everywhere/i })
    .first()
    .click();
  const confirm = here.getByRole('dialog').getByRole('button', { name: /sign out/i });
  if (await confirm.isVisible().catch(() => false)) await confirm.click();
  await expect
    .poll(async () => {
      await elsewhere.goto('/w/demo');
      return elsewhere.url();
    })
    .toContain('/signin');
});
