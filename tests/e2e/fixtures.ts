import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

export const owner = { email: 'owner@example.org', password: 'correct horse battery' };

/** Signs in through the page, as the owner unless told otherwise. */
export async function signIn(page: Page, person = owner): Promise<void> {
  await page.goto('/signin');
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/w\//);
}

/** The path of the draft that is shown; those of other tabs stay in the page, hidden. */
export const path = (page: Page): Locator => page.locator('[role=combobox]:visible').first();

/** The tabs of the console. */
export const drafts = (page: Page): Locator =>
  page.getByRole('list', { name: 'Drafts' }).getByRole('listitem');

/** Opens the console, and waits until a request can be sent. */
export async function openConsole(page: Page): Promise<void> {
  await page.goto('/w/demo/console');
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeEnabled();
}

/** Goes to the path of the draft by its key. Keys work as soon as the page does, which is a moment after it is seen. */
export async function focusPathByKey(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(path(page)).toBeFocused({ timeout: 500 });
  }).toPass();
}

/** Goes to the holder in the tab that the console opens. */
export async function visitHolder(page: Page): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Sign in at the holder' }).click({ timeout: 30_000 });
  return opened;
}

/** Forgets the access that other journeys have left behind, with which nobody would have to sign in at a holder. */
export async function forgetAccess(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const root = '/api/v1/workspaces/demo/run-tokens';
    const { tokens } = (await (await fetch(root)).json()) as { tokens: { id: string }[] };
    await Promise.all(tokens.map(({ id }) => fetch(`${root}/${id}`, { method: 'DELETE' })));
  });
}

/** The page has no accessibility violation that axe can find, and does not scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  // A change of colours begins with the next frame and, with little motion, has ended one later.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });
  const { violations } = await new AxeBuilder({ page })
    // In the page itself, in half the time: frames of other origins show what a holder sent, which is not ours to judge.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    ),
  ).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0);
}

/** The page is accessible and fits, in light on a desk and in dark on a phone. */
export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  for (const [colorScheme, width] of [
    ['dark', 360],
    ['light', 1280],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await expectAccessible(page);
  }
}
