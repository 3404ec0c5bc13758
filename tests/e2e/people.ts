import { expect, type Browser, type Page } from '@playwright/test';

/** A second person: invited by the one on `page` with a role, joined in a browser of their own. */
export async function invite(
  page: Page,
  browser: Browser,
  person: { email: string; name: string; password: string; role: string },
): Promise<Page> {
  const made = await page.evaluate(async ({ email, role }) => {
    const response = await fetch('/api/v1/workspaces/demo/invitations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, role }),
    });
    return (await response.json()) as { link?: string };
  }, person);
  expect(made.link).toBeDefined();
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const theirs = await context.newPage();
  await theirs.goto(made.link ?? '/');
  await theirs.getByLabel('Your name').fill(person.name);
  await theirs.getByLabel('Password', { exact: true }).fill(person.password);
  await theirs.locator('form button[type=submit]').click();
  await theirs.waitForURL(/\/w\/demo/);
  return theirs;
}
