import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere, forgetAccess, signIn, visitHolder } from './fixtures';

const scope = 'openid fhirUser launch/patient offline_access patient/Patient.rs';

/** Opens the console for a sign-in with openid. */
async function openConsole(page: Page): Promise<void> {
  await page.goto('/w/demo/console');
  await page.getByLabel('Authentication').selectOption('code');
  await page.getByLabel('Scope', { exact: true }).fill(scope);
  await page.getByLabel('FHIR request').fill('Patient?_count=1');
}

/** Sends, and lets Ada sign in at the sandbox in the tab that opens. Gives that tab, which then shows the run. */
async function sendAsAda(page: Page): Promise<Page> {
  await page.keyboard.press('Control+Enter');
  const holder = await visitHolder(page);
  await holder.getByRole('button', { name: 'Sign in as Ada Mae Winslow' }).click();
  await holder.getByRole('button', { name: 'Allow', exact: true }).click();
  await holder.waitForURL(/\/w\/demo\/runs\/run_/);
  await expect(holder.getByText(/200 OK, Bundle with 1 Patient/)).toBeAttached({ timeout: 30_000 });
  return holder;
}

/** The checks that the run on a page has passed. */
async function passedIn(page: Page): Promise<string[]> {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const answer = await page.request.get(`/api/v1/workspaces/demo/runs/${id}`);
  const { frames } = (await answer.json()) as {
    frames: { type: string; check?: { id: string; verdict: string } }[];
  };
  return frames.flatMap(({ check }) => (check?.verdict === 'pass' ? [check.id] : []));
}

const keptAccess = (page: Page) => page.getByRole('region', { name: 'Kept access' });

test.beforeEach(async ({ page }) => {
  await signIn(page);
  await forgetAccess(page);
});

test('who signed in is verified, shown, and can be asked for, renewed and given back', async ({
  page,
}) => {
  await openConsole(page);
  const run = await sendAsAda(page);
  expect(await passedIn(run)).toEqual(
    expect.arrayContaining(['oidc.id-token.signature', 'oidc.id-token.nonce']),
  );

  const kept = keptAccess(page);
  await expect(kept.getByText('Ada Mae Winslow').first()).toBeVisible({ timeout: 15_000 });
  await expect(kept.getByText(/Patient\/harbor-ada, verified by localhost/).first()).toBeVisible();
  await kept
    .getByRole('button', { name: 'Renew the access of Ada Mae Winslow now' })
    .first()
    .click();
  await expect(page.getByText('The access of Ada Mae Winslow is renewed.')).toBeVisible({
    timeout: 30_000,
  });
  await expectAccessibleEverywhere(page);

  const address = run.url();
  for (const [tool, said] of [
    ['Introspect', 'oauth.introspection.active'],
    ['User info', 'oidc.userinfo.subject'],
    ['Revoke', 'oauth.revocation.done'],
  ] as const) {
    await run.goto(address);
    await run.getByRole('tab', { name: /Scopes/ }).click();
    const token = run.getByRole('region', { name: 'The token' });
    await expect(token.getByText('Ada Mae Winslow')).toBeVisible({ timeout: 15_000 });
    if (tool === 'Introspect') await expectAccessibleEverywhere(run);
    await token.getByRole('button', { name: tool }).click();
    await run.waitForURL((url) => !address.endsWith(url.pathname));
    await expect.poll(() => passedIn(run), { timeout: 30_000 }).toContain(said);
  }
});

test('access that is bound to a key reads a patient, and each proof is in the run', async ({
  page,
}) => {
  await openConsole(page);
  await page.getByText('Advanced', { exact: true }).filter({ visible: true }).click();
  await page.getByLabel('Bind tokens to a key (DPoP)').selectOption('always');
  await page.getByLabel('FHIR request').focus();
  const run = await sendAsAda(page);
  await expect(keptAccess(page).getByText('DPoP').first()).toBeVisible({ timeout: 15_000 });
  await expectAccessibleEverywhere(page);
  expect(await passedIn(run)).toContain('oauth.dpop.token-type');
  await run.getByRole('tab', { name: /Scopes/ }).click();
  await expect(run.getByText(/Bound to a key of the portal \(DPoP\)/)).toBeVisible({
    timeout: 15_000,
  });
  // The next run proves itself with the key that is kept, and nobody is asked.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/200 OK, Bundle with 1 Patient/)).toBeAttached({ timeout: 30_000 });
  await expect(page.getByText('Waiting for you at the holder')).toHaveCount(0);
});
