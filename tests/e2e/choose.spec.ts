import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, signIn } from './fixtures';

const question = (page: Page, title: RegExp) => page.getByRole('group', { name: title });
const press = (page: Page, title: RegExp, answer: string | RegExp) =>
  question(page, title)
    .getByText(answer, { exact: typeof answer === 'string' })
    .click();
const answerSoFar = (page: Page) => page.getByRole('complementary', { name: 'The answer' });

test('a new app is asked, the answer grows, is kept, explained, printed and used', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page);
  await page.goto('/w/demo/apps/new');
  await page.waitForTimeout(1500);
  await page.getByLabel('Name', { exact: true }).fill('Night shift');
  await page.getByRole('button', { name: 'Make the app' }).click();
  await page.waitForURL(/\/apps\/app_[^/]+\/choose$/);
  const choosing = page.url();
  const answer = answerSoFar(page);
  await expect(answer.getByRole('heading', { name: 'Not decided yet' })).toBeVisible();
  await expectAccessible(page);

  // Staff alone leaves both kinds of flow open; the account decides.
  await press(page, /Who uses the app/, 'Staff of an organization');
  await expect(answer.getByText('With whose account do they sign in?')).toBeVisible();
  await press(page, /Who uses the app/, 'Nobody, it is a service');
  await expect(answer.getByRole('heading', { name: 'SMART Backend Services' })).toBeVisible();

  // What does not go together is said at once, and mended.
  await press(page, /Whose data/, 'Their own');
  await expect(answer.getByText('These answers do not go together')).toBeVisible();
  await press(page, /Whose data/, 'Of a population');
  await expect(answer.getByText('These answers do not go together')).toBeHidden();

  // A certificate makes the difference; so does a holder that was named.
  await press(page, /Is there a certificate/, 'Yes');
  await expect(answer.getByRole('heading', { name: 'UDAP client credentials' })).toBeVisible();
  await page.getByRole('button', { name: 'Try with the sandbox holder' }).click();
  await expect(
    page.getByRole('list', { name: 'Holders you named' }).getByText(/sandbox\/harbor/),
  ).toBeVisible();
  await press(page, /Does it read while nobody/, 'Yes');
  await expect(answer.getByText('All saved.')).toBeVisible();

  // It is there after the page was left without a word.
  await page.reload();
  await expect(answer.getByRole('heading', { name: 'UDAP client credentials' })).toBeVisible();
  await expect(
    question(page, /Is there a certificate/).getByRole('radio', { name: /^Yes/ }),
  ).toBeChecked();
  await page.waitForTimeout(1500);

  // Keys alone: from an option to the next.
  await question(page, /Is there a certificate/)
    .getByRole('radio', { name: /^Yes/ })
    .focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(answer.getByRole('heading', { name: 'SMART Backend Services' })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(answer.getByRole('heading', { name: 'UDAP client credentials' })).toBeVisible();

  await page.getByRole('button', { name: 'See all of it' }).click();
  await page.waitForURL(/\/choose\/result$/);
  await expect(
    page.getByRole('heading', { name: /^Use UDAP client credentials as a client with a/ }),
  ).toBeVisible();
  await expect(page.getByText('Nobody is there to sign in, so your server')).toBeVisible();
  await expect(page.getByText('as recommended')).toBeVisible();
  await expect(page.getByText('Nobody is there who could sign in').first()).toBeVisible();
  await expectAccessible(page);

  // On paper there is the answer, and nothing to press.
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'The answers' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Print/ })).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Sections of the app' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  // This client asks for that already; the other one does not.
  await expect(page.getByText(/is set like this/)).toBeVisible();
  await page.goto(choosing);
  await page.waitForTimeout(1500);
  await press(page, /Who uses the app/, /^Patients/);
  await press(page, /Whose data/, 'Their own');
  await page.getByRole('button', { name: 'See all of it' }).click();
  await page.waitForURL(/\/choose\/result$/);
  await page.getByRole('button', { name: 'Use this' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/offline_access/)).toBeVisible();
  await expect(dialog.getByText('Refresh tokens')).toBeVisible();
  await dialog.getByRole('button', { name: 'Set the client' }).click();
  await expect(page.getByText(/is set like this/)).toBeVisible();
  await page.getByRole('link', { name: 'Clients' }).click();
  await expect(page.getByLabel('Ask for refresh tokens')).toBeChecked();
});

test('two people who answer at once do not undo each other', async ({ page, context }) => {
  test.setTimeout(120_000);
  await signIn(page);
  const made = await page.request.post('/api/v1/workspaces/demo/apps', {
    data: { name: 'Two answer' },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  const { id } = (await made.json()) as { id: string };
  const other = await context.newPage();
  for (const one of [page, other]) {
    await one.goto(`/w/demo/apps/${id}/choose`);
    await one.waitForTimeout(1500);
  }
  await press(page, /Who uses the app/, /^Patients/);
  await expect(page.getByText('All saved.').first()).toBeVisible();
  await expect
    .poll(async () => {
      const answer = await page.request.get(`/api/v1/workspaces/demo/apps/${id}/plan`);
      return ((await answer.json()) as { version: number }).version;
    })
    .toBe(1);
  await press(other, /Who uses the app/, 'Staff of an organization');
  await expect(other.getByText('Somebody else has answered meanwhile')).toBeVisible();
  await other.getByRole('button', { name: 'Take theirs' }).click();
  await expect(
    question(other, /Who uses the app/).getByRole('radio', { name: /^Patients/ }),
  ).toBeChecked();
  await expect(other.getByText('Somebody else has answered meanwhile')).toBeHidden();
});

test('on a phone one question stands at a time, also without an account', async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/docs/choosing');
  await page.waitForTimeout(1500);
  await expect(page.getByText('Question 1 of 9')).toBeVisible();
  await press(page, /Who uses the app/, /^Patients/);
  await expect(question(page, /Whose data/)).toBeHidden();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('Question 2 of 9')).toBeVisible();
  await press(page, /With whose account/, 'An account at the data holder');
  await expect(page.getByText('So far: SMART standalone launch')).toBeVisible();
  for (let at = 2; at <= 9; at += 1) {
    await page.getByRole('button', { name: /^(Next|See the answer)$/ }).click();
  }
  await expect(
    answerSoFar(page).getByRole('heading', { name: 'SMART standalone launch' }),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The whole answer' })).toBeVisible();
  await expectAccessible(page);

  // The address holds the answers, for whoever is sent it.
  expect(new URL(page.url()).searchParams.get('user')).toBe('patient');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'The whole answer' })).toBeVisible();
});
