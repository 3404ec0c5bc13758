import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, signIn } from './fixtures';

const shots = process.env.E2E_SHOTS;

/** Accessible in light on a desk and in dark on a phone; a picture of each when somebody wants to look. */
async function look(page: Page, name: string): Promise<void> {
  for (const [colorScheme, width, height] of [
    ['light', 1280, 900],
    ['dark', 360, 740],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    await expectAccessible(page);
    if (shots) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Makes an app through the API of the signed-in page, with everything that a holder can demand. */
async function makeApp(page: Page, name: string): Promise<string> {
  const answer = await page.request.post('/api/v1/workspaces/demo/apps', {
    headers: { 'sec-fetch-site': 'same-origin' },
    data: {
      name,
      metadata: {
        client_name: name,
        client_uri: 'https://app.example.org/',
        logo_uri: 'https://app.example.org/logo.png',
        tos_uri: 'https://app.example.org/terms',
        policy_uri: 'https://app.example.org/privacy',
        contacts: ['mailto:dev@example.org'],
        redirect_uris: ['https://app.example.org/callback'],
      },
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

async function openRegister(page: Page, appId: string, holder = 'harbor'): Promise<void> {
  await page.goto(`/w/demo/apps/${appId}/register`);
  await page.getByLabel('Holder', { exact: true }).fill(holder);
}

/** Goes from a run that was opened to the registration that changed last. */
async function openRegistration(page: Page, text: string): Promise<void> {
  await page.goto('/w/demo/registrations');
  await page.getByRole('link', { name: text }).first().click();
  await page.waitForURL(/\/registrations\/reg_/);
}

/** Waits on the page of a run until it is over, and tells how it went. */
async function runEnded(page: Page): Promise<void> {
  await page.waitForURL(/\/runs\/run_/);
  const main = page.getByRole('main');
  await expect(main.getByText('passed', { exact: false }).first()).toBeVisible({ timeout: 60_000 });
  await expect(main.getByText('Running', { exact: true })).toHaveCount(0, { timeout: 60_000 });
}

test('UDAP: a statement from the workbench, changed, compared, cancelled', async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page);
  const appId = await makeApp(page, 'Workbench app');
  await openRegister(page, appId);
  const main = page.getByRole('main');
  await expect(main.getByText('Recommended: UDAP')).toBeVisible();
  await look(page, 'methods');
  await main.getByRole('radio', { name: /^UDAP/ }).check();

  // Form and JSON are in step, and the lint follows.
  const json = main.getByLabel('Claims as JSON');
  await expect(json).toHaveValue(/"client_name": "Workbench app"/);
  await main.getByLabel('Name (client_name)').fill('Changed by the form');
  await expect(json).toHaveValue(/"client_name": "Changed by the form"/);
  await json.fill((await json.inputValue()).replace('Changed by the form', ''));
  const lint = main.getByRole('list', { name: 'Rules that need a look' });
  const nameRule = lint.getByRole('button', { name: /^client_name/ });
  await expect(nameRule).toHaveAccessibleName('client_name STU2: Failed STU1: Failed');
  await main.getByLabel('Name (client_name)').fill('Workbench app');
  await expect(nameRule).toHaveCount(0);
  await json.fill('{"iss": ');
  await expect(main.getByText('Line 1, column 9: The text ends', { exact: false })).toBeVisible();
  await expect(main.getByRole('button', { name: 'Register', exact: true })).toBeDisabled();
  await main.getByLabel('Name (client_name)').fill('Workbench app ');
  await look(page, 'workbench');

  await main.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(main.getByText('The holder registered the app')).toBeVisible({ timeout: 60_000 });
  await openRegistration(page, 'Workbench app at harbor (sandbox)');
  await expect(main.getByText('active', { exact: true }).first()).toBeVisible();
  await look(page, 'registration');

  // Once there is a certificate, the exact bytes can be seen and sent.
  await openRegister(page, appId);
  await main.getByRole('radio', { name: /^UDAP/ }).check();
  await main.getByRole('button', { name: 'Sign and show the exact bytes' }).click();
  await expect(main.getByRole('region', { name: 'request, byte for byte' })).toContainText(
    '"udap":"1"',
  );
  await main.getByRole('button', { name: 'Send these bytes' }).click();
  await expect(main.getByText('The holder registered the app')).toBeVisible({ timeout: 60_000 });

  // The app changes, and so does the registration: the difference is shown before it is sent.
  await openRegistration(page, 'Workbench app at harbor (sandbox)');
  const registration = page.url();
  await main.getByRole('button', { name: 'Modify' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Scope').fill('system/Patient.rs');
  await expect(dialog.getByText('+ system/Patient.rs')).toBeVisible();
  await expectAccessible(page);
  if (shots) await page.screenshot({ path: `${shots}/modify-1280.png` });
  await dialog.getByRole('button', { name: 'Send the change' }).click();
  await runEnded(page);
  await page.goto(registration);
  await expect(main.getByText('Changed at the holder').first()).toBeVisible();

  await main.getByRole('button', { name: 'Check for drift' }).click();
  await runEnded(page);
  await page.goto(registration);
  await expect(main.getByText('The holder says what was sent').first()).toBeVisible();

  await main.getByRole('button', { name: 'Cancel registration' }).click();
  await dialog.getByRole('button', { name: 'Cancel it at the holder' }).click();
  await runEnded(page);
  await page.goto(registration);
  await expect(main.getByText('cancelled', { exact: true }).first()).toBeVisible();
  await expect(main.getByRole('button', { name: 'Register again' })).toBeVisible();
});

test('RFC 7591 and 7592: plain metadata, a secret, read, changed and deleted', async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page);
  const appId = await makeApp(page, 'Plain app');
  await openRegister(page, appId);
  const main = page.getByRole('main');
  await main.getByRole('radio', { name: /^RFC 7591/ }).check();
  await main.getByLabel('How the client authenticates').selectOption('client_secret_basic');
  await main.getByRole('button', { name: 'The exact body' }).click();
  await expect(main.getByRole('region', { name: 'body of the registration' })).toContainText(
    'client_secret_basic',
  );
  await main.getByRole('button', { name: 'Pre-flight' }).click();
  await expect(main.getByText('Ready to be registered')).toBeVisible({ timeout: 60_000 });
  await look(page, 'plain');
  await main.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(main.getByText('The holder registered the app')).toBeVisible({ timeout: 60_000 });
  await openRegistration(page, 'Plain app at harbor (sandbox)');
  const registration = page.url();

  // The secret is masked, shown to the owner on demand, and hidden again.
  const secret = main.getByLabel('client secret, hidden');
  await expect(secret).toHaveText('••••••••••••••••');
  expect(/secret_[\w-]{30}/.test(await page.content()), 'a secret in the page').toBe(false);
  await main.getByRole('button', { name: 'Reveal' }).click();
  await expect(main.getByLabel('client secret', { exact: true })).not.toHaveText(/•/);
  await main.getByRole('button', { name: 'Hide' }).click();
  await expect(secret).toBeVisible();
  await page.goto('/w/demo/settings/audit');
  await expect(page.getByText('registration.reveal').first()).toBeVisible();

  await page.goto(registration);
  await main.getByRole('button', { name: 'Check for drift' }).click();
  await runEnded(page);
  await page.goto(registration);
  await expect(main.getByText('The holder says what was sent').first()).toBeVisible();
  await main.getByRole('button', { name: 'Modify' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Scope').fill('system/Observation.rs');
  await dialog.getByRole('button', { name: 'Send the change' }).click();
  await runEnded(page);
  await page.goto(registration);
  await main.getByRole('button', { name: 'Cancel registration' }).click();
  await dialog.getByRole('button', { name: 'Cancel it at the holder' }).click();
  await runEnded(page);
  await page.goto(registration);
  await expect(main.getByText('Deleted at the holder').first()).toBeVisible();
});

test('a client_id that ends: 30 days at engine, and renewed', async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page);
  const appId = await makeApp(page, 'Ending app');
  await openRegister(page, appId, 'engine');
  const main = page.getByRole('main');
  await main.getByRole('radio', { name: /^With a user/ }).check();
  await main.getByRole('radio', { name: /^RFC 7591/ }).check();
  await main.getByLabel('How the client authenticates').selectOption('client_secret_post');
  await main.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(main.getByText('The holder registered the app')).toBeVisible({ timeout: 60_000 });
  await openRegistration(page, 'Ending app at engine (sandbox)');
  const registration = page.url();
  await expect(main.getByText(/^ends in (29|30) days$/).first()).toBeVisible();
  await expect(main.getByText('client_id ends').first()).toBeVisible();
  const facts = main.getByRole('definition').filter({ hasText: /^client_/ });
  const before = await facts.first().textContent();

  // It is over: the portal says so, and a renewal gives a new one.
  const id = registration.split('/').at(-1);
  const edited = await page.request.patch(`/api/v1/workspaces/demo/registrations/${id}`, {
    headers: { 'sec-fetch-site': 'same-origin' },
    data: { clientExpiresAt: new Date(Date.now() - 60_000).toISOString() },
  });
  expect(edited.status()).toBe(200);
  await page.reload();
  await expect(main.getByText('It has expired', { exact: false })).toBeVisible();
  await look(page, 'expired');
  await page.goto('/w/demo');
  await expect(
    page.getByText('Registration of Ending app', { exact: false }).first(),
  ).toBeVisible();
  await page.goto(registration);
  await main.getByRole('button', { name: 'Renew' }).click();
  await runEnded(page);
  await page.goto(registration);
  await expect(main.getByText('Renewed').first()).toBeVisible();
  await expect(facts.first()).not.toHaveText(before ?? '');
});

test('manual and one-off: what a holder made by hand, and what it was asked for', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signIn(page);
  const appId = await makeApp(page, 'Hand-made app');
  const main = page.getByRole('main');
  await openRegister(page, appId, 'https://fhir.hospital.example/r4');
  await main.getByRole('radio', { name: /^Manual/ }).check();
  await main.getByRole('button', { name: 'Keep the registration' }).click();
  await expect(main.getByText('type the client_id that the holder gave')).toBeVisible();
  await look(page, 'manual');
  await main.getByLabel('client_id', { exact: true }).fill('hospital-7');
  await main.getByLabel('Client secret', { exact: true }).fill('a secret of the hospital');
  await main.getByRole('button', { name: 'Keep the registration' }).click();
  await page.waitForURL(/\/registrations\/reg_/);
  await expect(main.getByText('hospital-7').first()).toBeVisible();
  const html = await page.content();
  expect(html.includes('a secret of the hospital'), 'the secret in the page').toBe(false);
  await main.getByLabel('Files').setInputFiles({
    name: 'answer.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Your client_id is hospital-7.'),
  });
  await main.getByRole('button', { name: 'Keep it' }).click();
  await expect(main.getByRole('link', { name: 'Download answer.txt' })).toBeVisible();

  await openRegister(page, appId, 'https://fhir.clinic.example/r4');
  await main.getByRole('radio', { name: /^One-off/ }).check();
  await main.getByLabel('Whom to ask').fill('integrations@clinic.example');
  await main.getByRole('button', { name: 'Write the letter' }).click();
  await page.waitForURL(/\/registrations\/reg_/);
  await expect(main.getByText('waiting on the holder').first()).toBeVisible();
  await main.getByRole('button', { name: 'The letter' }).click();
  await expect(main.getByRole('region', { name: 'letter' })).toContainText(
    'https://fhir.clinic.example/r4',
  );
  await look(page, 'waiting');
  const answer = main.getByRole('form', { name: 'Answer of the holder' });
  await answer.getByLabel('client_id', { exact: true }).fill('clinic-1');
  await answer.getByRole('button', { name: 'It is active now' }).click();
  await expect(main.getByText('The holder answered').first()).toBeVisible();
  await expect(main.getByText('clinic-1').first()).toBeVisible();

  await page.goto('/w/demo/registrations?method=one-off');
  await expect(page.getByRole('list', { name: 'Registrations' }).getByRole('listitem')).toHaveCount(
    1,
  );
  await look(page, 'list');
});
