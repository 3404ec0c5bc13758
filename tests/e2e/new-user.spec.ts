import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere, visitHolder } from './fixtures';
import { NewUser } from './new-user';
import { newDataDir, startPortal, type Portal } from './portal';

// One person in a new portal of their own: makes an app for patients, and then one for the back office.
test.describe.configure({ mode: 'serial' });

let portal: Portal;
let page: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  portal = await startPortal({ port: 3218, dataDir: newDataDir() });
  const context = await browser.newContext({ baseURL: portal.url });
  page = await context.newPage();
  // What is not there by then is missing: the journey is too long to wait for its end.
  page.setDefaultTimeout(30_000);
});

test.afterAll(async () => {
  await page.context().close();
  await portal.stop();
});

/** Desk and light again, after a look at everything. */
async function look(): Promise<void> {
  await expectAccessibleEverywhere(page);
}

const answers = async (given: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, value] of Object.entries(given)) {
    const field = page.getByLabel(label, { exact: true });
    if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT') {
      await field.selectOption({ label: value });
    } else await field.fill(value);
  }
};

/** Fills in what the app says of itself, with the address of this portal to come back to where people sign in. */
async function describeApp(user: NewUser, hasPeople: boolean): Promise<void> {
  await user.follow('Describe the app', 'Edit the metadata');
  await answers({
    'Home page': 'https://harbor.example.org',
    'Terms of service': 'https://harbor.example.org/terms',
    'Privacy policy': 'https://harbor.example.org/privacy',
  });
  if (hasPeople) {
    await page.getByRole('button', { name: 'Add the one of this portal as a redirect' }).click();
  }
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
}

/** Writes down that an agreement is signed. What it is and with whom, the plan has said. */
async function signAgreement(user: NewUser, item: string): Promise<void> {
  await user.follow(item, 'Write it down');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Its FHIR base URL')).toHaveValue(/sandbox\/harbor/);
  await dialog.getByLabel('How it stands').selectOption('Signed');
  await dialog.getByLabel('Signed on').fill('2026-01-15');
  await dialog.getByRole('button', { name: 'Write it down' }).click();
  await expect(dialog).toHaveCount(0);
}

/** Answers the questions about the treatment of data that the plan asks about. */
async function answerPolicies(user: NewUser, first: string, more: Record<string, string>) {
  await user.follow(first, 'Answer the questions');
  await answers({
    'What the data is for': 'People see what was prescribed to them.',
    Research: 'No',
    'Selling or handing on': 'No',
    Advertising: 'No, and no trackers on those pages',
    'Derived data and models': 'None beyond what the person sees',
    'How long data is kept': 'As long as there is an account',
    'Deletion when somebody asks': 'People delete it themselves, in the app',
    'Contact for incidents': 'security@harbor.example.org',
    ...more,
  });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
}

/** Sends what the console has been filled in with, and waits for the answer. */
async function send(): Promise<void> {
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

const gotData = () =>
  expect(page.getByRole('main').getByText(/200 OK, /)).toBeAttached({ timeout: 60_000 });

/** Every item is settled, and the plan says so. */
async function expectAllDone(user: NewUser): Promise<void> {
  await user.openPlan();
  await expect(page.getByRole('heading', { name: 'All of this plan is done' })).toBeVisible();
  await page.getByRole('button', { name: /^Open/ }).click();
  await expect(page.getByText('No item of this plan is like that now.')).toBeVisible();
  await page.getByRole('button', { name: /^All/ }).click();
  // By evidence: nothing was ticked by hand, nothing was set aside.
  await expect(user.main.getByText('Done, as people say')).toHaveCount(0);
  await expect(user.main.getByText('Not needed', { exact: true })).toHaveCount(0);
}

test('an app for patients: from the first question to a read, a sign-in at the holder, and a plan that is done', async () => {
  test.setTimeout(300_000);
  const user = new NewUser(page, 'Pill box');
  const link = /http:\S+\/setup\?token=\S+/.exec(portal.output())?.[0];
  await page.goto(link ?? '/');
  await page.waitForTimeout(1500);
  await page.getByLabel('Your name').fill('Nora New');
  await page.getByLabel('E-mail address').fill('nora@example.org');
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.getByLabel('Workspace name').fill('Harbor apps');
  await page.locator('form button[type=submit]').click();
  await user.settled(/\/w\//);

  await user.makeApp();
  await look();
  await user.answer(/Who uses the app/, /^Patients/);
  await user.answer(/With whose account/, /^An account at the data holder/);
  await user.answer(/Whose data/, /^Their own/);
  await user.answer(/Under what agreement/, /^Terms of the holder/);
  await user.answer(/Where does your code run/, /^On the device/);
  await user.answer(/How does the browser/, /^https that the app claims/);
  await user.answer(/At how many holders/, /^One/);
  await page.getByRole('button', { name: 'Try with the sandbox holder' }).click();
  await user.answer(/Is there a certificate/, /^No$/);
  await user.answer(/Does it read while/, /^Yes/);
  await user.takeChoice('SMART standalone launch');
  await look();

  // The plan says what is next, and leads there.
  await user.main.getByRole('link', { name: 'Make a first request' }).first().click();
  await user.settled(/\/console\/first$/);
  await page.getByRole('button', { name: 'Run all five acts' }).click();
  await expect(page.getByRole('heading', { name: 'The patient that you asked for' })).toBeVisible({
    timeout: 60_000,
  });
  await user.expectSeen(
    'Make a request against the sandbox',
    'Read what the holder says of itself',
  );

  await describeApp(user, true);
  await look();
  await user.expectSeen(
    'Describe the app',
    'Say where people come back to',
    'Publish a privacy notice',
    'Publish terms of use',
  );

  await user.follow('Register the app', 'Register');
  await expect(page.getByLabel('How the client authenticates')).toHaveValue('none');
  await look();
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(page.getByText('The holder registered the app')).toBeVisible({ timeout: 60_000 });
  await user.expectSeen('Register the app');

  // The console is filled in: the person only sends, and signs in at the holder.
  await user.follow('Read data', 'Open the console');
  await look();
  await send();
  const holder = await visitHolder(page);
  await holder.getByRole('button', { name: 'Sign in as Ada Mae Winslow' }).click();
  await holder.getByRole('button', { name: 'Allow', exact: true }).click();
  await gotData();
  await holder.close();
  await user.expectSeen('Get a token', 'Read data');

  await user.follow('Renew access without a person', 'See kept tokens');
  await page
    .getByRole('button', { name: /^Renew the access of/ })
    .first()
    .click();
  await expect(page.getByText(/is renewed\./)).toBeVisible({ timeout: 30_000 });
  await user.expectSeen('Renew access without a person');

  await user.follow('Give access back, or renew the registration', 'See registrations');
  await page.getByRole('button', { name: 'Renew', exact: true }).click();
  await page.waitForURL(/\/runs\//);
  await expect(user.main.getByText('Running', { exact: true })).toHaveCount(0, { timeout: 60_000 });
  await user.expectSeen('Give access back, or renew the registration');

  await signAgreement(user, 'Accept the terms for developers');
  await user.expectSeen('Accept the terms for developers');
  await answerPolicies(user, 'Say what the data is used for', {
    'Use beyond a person’s own access': 'None: each person asks for their own records',
    'Where refresh tokens are': 'In the Keychain (iOS) or Keystore (Android)',
  });
  await user.expectSeen(
    'Say what the data is used for',
    'Decide how long data is kept',
    'Name a contact for incidents',
    'Store refresh tokens safely',
  );

  await user.follow('Be told before something ends', 'Notices');
  await page.getByRole('button', { name: 'Make an address' }).click();
  await expect(page.getByText(/This is the address/)).toBeVisible();
  await user.expectSeen('Be told before something ends');

  // The sandbox has no production: it is rehearsed with an environment that is marked so.
  await user.follow('Read data in production', 'Read in production');
  await page.getByLabel('Name', { exact: true }).first().fill('Rehearsal');
  await page
    .getByRole('button', { name: /^(Save|Make)/ })
    .first()
    .click();
  await user.settled(/\/console\/environments$/);
  await user.openPlan();
  await user.follow('Read data in production', 'Read in production');
  await send();
  await gotData();
  await expectAllDone(user);
  await look();
});

test('an app for the back office: from the first question to a read with a certificate, and a plan that is done', async () => {
  test.setTimeout(300_000);
  const user = new NewUser(page, 'Night shift');
  await user.makeApp();
  await user.answer(/Who uses the app/, /^Nobody/);
  await user.answer(/With whose account/, /^None$/);
  await user.answer(/Whose data/, /^Of a population/);
  await user.answer(/Under what agreement/, /^An agreement with the/);
  await user.answer(/Where does your code run/, /^On a server/);
  await user.answer(/How does the browser/, /^It does not/);
  await user.answer(/At how many holders/, /^One/);
  await page.getByRole('button', { name: 'Try with the sandbox holder' }).click();
  await user.answer(/Is there a certificate/, /^Yes/);
  await user.answer(/Does it read while/, /^Yes/);
  await user.takeChoice('UDAP client credentials');

  await describeApp(user, false);
  await user.expectSeen('Describe the app');

  await user.follow('Get a certificate for the app', 'Get a certificate');
  await expect(page.getByText('A certificate for Night shift')).toBeVisible();
  await look();
  await page.getByRole('button', { name: 'Issue a certificate' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/^The certificate names /)).toBeVisible();
  await dialog.getByRole('button', { name: 'Issue', exact: true }).click();
  await page.waitForURL(/\/certificates\/crt_/);
  await user.expectSeen('Get a certificate for the app', 'Keep the certificate from running out');

  await user.follow('Register the app', 'Register');
  await expect(page.getByLabel('Claims as JSON')).toHaveValue(/"client_name": "Night shift"/);
  await look();
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(page.getByText('The holder registered the app')).toBeVisible({ timeout: 60_000 });
  await user.expectSeen('Register the app', 'Read what the holder says of itself');

  await user.follow('Read data', 'Open the console');
  await send();
  await gotData();
  await user.expectSeen('Get a token', 'Read data');

  await user.follow('Give access back, or renew the registration', 'See registrations');
  await page.getByRole('button', { name: 'Renew', exact: true }).click();
  await page.waitForURL(/\/runs\//);
  await expect(user.main.getByText('Running', { exact: true })).toHaveCount(0, { timeout: 60_000 });
  await user.expectSeen('Give access back, or renew the registration');

  for (const agreement of [
    'Accept the terms for developers',
    'Sign an agreement with the holder',
    'Settle the business associate agreement',
  ]) {
    await signAgreement(user, agreement);
    await user.expectSeen(agreement);
  }
  await answerPolicies(user, 'Say what the data is used for', {
    'Use beyond a person’s own access': 'Yes, each under a signed agreement',
    'Where private keys and client secrets are': 'Sealed in a vault, opened by the server only',
  });
  await user.expectSeen('Say what the data is used for', 'Keep the keys of the app safe');

  await user.follow('Read data in production', 'Read in production');
  await send();
  await gotData();
  await expectAllDone(user);
  await look();
});
