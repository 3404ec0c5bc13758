import fs from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expectAccessibleEverywhere, signIn } from './fixtures';
import { invite } from './people';

const desk = { width: 1280, height: 900 };
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Makes an app over its page, and goes to a section of it. */
async function newApp(page: Page, name: string, section: string): Promise<void> {
  await page.goto('/w/demo/apps/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel(/Answer nine questions next/).uncheck();
  await page.getByRole('button', { name: 'Make the app' }).click();
  await page.waitForURL(/\/apps\/app_/);
  await openSection(page, section);
}

async function openSection(page: Page, section: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Sections of the app' })
    .getByRole('link', { name: section })
    .click();
  await page.waitForURL(new RegExp(`/${section.toLowerCase()}$`));
}

/** What `expectAccessibleEverywhere` leaves is a wide page in light; its height is not that of a desk. */
async function expectGood(page: Page): Promise<void> {
  await expectAccessibleEverywhere(page);
  await page.setViewportSize(desk);
}

/** Goes to the home of the workspace and opens all that ends next. */
async function openRadar(page: Page): Promise<void> {
  await page.goto('/w/demo');
  const more = page.getByText(/^\d+ more things?$/);
  await expect(page.getByRole('heading', { name: 'What ends next' })).toBeVisible();
  if (await more.isVisible()) await more.click();
}

/** The row of a list that tells of something. */
const rowOf = (page: Page, list: string, text: string): Locator =>
  page.getByRole('list', { name: list }).getByRole('listitem').filter({ hasText: text });

test('an app says how it treats data, and a holder reads it without an account until it is taken back', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  await signIn(page);
  await newApp(page, 'Ebb and flow', 'Policies');
  await expect(page.getByText('It is not published.')).toBeVisible();
  await expect(page.getByRole('heading', { name: /^\d of \d+ questions answered/ })).toBeVisible();
  await expectGood(page);

  await page.getByLabel('Privacy notice', { exact: true }).fill('tides');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/must be a web address/)).toBeVisible();
  await page.getByLabel('Privacy notice', { exact: true }).fill('https://ebb.example.org/privacy');
  await page.getByLabel('Whom holders write to').fill('team@ebb.example.org');
  await page.getByLabel('What the data is for').fill('People see their blood pressure over time.');
  await page
    .getByLabel('Where refresh tokens are')
    .selectOption({ label: 'In the storage of the browser' });
  await expect(page.getByText(/Every script on the page can read it there/)).toBeVisible();
  await page
    .getByLabel('Where refresh tokens are')
    .selectOption({ label: 'On a server, encrypted, the key kept apart' });
  await expect(page.getByText(/Every script on the page can read it there/)).toHaveCount(0);
  await page.getByLabel('Contact for incidents').fill('alarm@ebb.example.org');
  await page.getByRole('button', { name: /What is usual.*: Contact for incidents/ }).click();
  await expect(page.getByText(/reaches whoever is on call/)).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('There are unsaved changes.')).toHaveCount(0);
  await expectGood(page);

  // What was typed here is the metadata of the app, and what is missing there is not asked twice.
  await openSection(page, 'Metadata');
  await expect(page.getByLabel('Privacy policy')).toHaveValue('https://ebb.example.org/privacy');
  await openSection(page, 'Policies');
  await page.getByRole('button', { name: 'Look at the pages' }).click();
  await expect(page.getByText(/ebb\.example\.org/).first()).toBeVisible();

  await page.getByRole('button', { name: 'Look and publish' }).click();
  const dialog = page.getByRole('dialog', { name: 'This becomes public' });
  await expect(dialog.getByText('People see their blood pressure over time.')).toBeVisible();
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText(/^Version 1, published/)).toBeVisible();
  await expectGood(page);
  const url = await page.getByRole('link', { name: 'Open it' }).getAttribute('href');

  const stranger = await browser.newContext({ viewport: desk });
  const visitor = await stranger.newPage();
  await visitor.goto(url ?? '');
  await expect(visitor.getByRole('heading', { level: 1, name: 'Ebb and flow' })).toBeVisible();
  await expect(visitor.getByText(/^Version 1, published/)).toBeVisible();
  await expect(visitor.getByText('On a server, encrypted, the key kept apart')).toBeVisible();
  await expect(visitor.getByRole('link', { name: 'alarm@ebb.example.org' })).toHaveAttribute(
    'href',
    'mailto:alarm@ebb.example.org',
  );
  await expect(visitor.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  await expect(visitor.getByRole('link', { name: /sign in/i })).toHaveCount(0);
  await expectGood(visitor);
  await visitor.emulateMedia({ media: 'print' });
  await expect(visitor.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(visitor.getByText(url ?? 'no address')).toBeVisible();
  await visitor.emulateMedia({ media: 'screen' });

  // A later answer is not public until it is published.
  await page.getByLabel('Research', { exact: true }).selectOption({ label: 'No' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Something has changed since')).toBeVisible();
  await page.getByRole('button', { name: 'Publish anew' }).click();
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText(/^Version 2, published/)).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByText(/^Version 2, published/)).toBeVisible();

  await page.getByRole('button', { name: 'New address' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
  await visitor.reload();
  await expect(visitor.getByText(/^Version 2, published/)).toBeVisible();
  await page.getByRole('button', { name: 'New address' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'New address' }).click();
  await expect(page.getByRole('link', { name: 'Open it' })).not.toHaveAttribute('href', url ?? '');
  const gone = await visitor.reload();
  expect(gone?.status()).toBe(404);
  await expect(visitor.getByText('This address opens nothing')).toBeVisible();
  await expectGood(visitor);
  await visitor.goto(
    (await page.getByRole('link', { name: 'Open it' }).getAttribute('href')) ?? '',
  );
  await expect(visitor.getByText(/^Version 2, published/)).toBeVisible();

  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('It is not published.')).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByText('This address opens nothing')).toBeVisible();
  await stranger.close();
});

test('a holder is written to, the contact is logged, an agreement is kept, and the radar reminds of both', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page);
  await newApp(page, 'Spring tide', 'Outreach');
  await expect(page.getByText('Nobody was written to yet')).toBeVisible();
  await expect(page.getByText('No agreement is written down')).toBeVisible();
  await expectGood(page);

  await page.getByLabel('What you want').selectOption({ label: 'Ask how apps are registered' });
  await page.getByLabel('Name of the holder').fill('Harbor Clinic');
  await page.getByRole('button', { name: 'Write the letter' }).click();
  const letter = page.getByLabel('Letter', { exact: true });
  await expect(letter).toHaveValue(/connect Spring tide to the FHIR service of Harbor Clinic/);
  await expect(letter).toHaveValue(/Representative: /);
  await expect(page.getByText('The letter would say more')).toBeVisible();
  await expect(page.getByRole('link', { name: 'A contact of the app' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open in mail' })).toHaveAttribute(
    'href',
    /^mailto:\?subject=How%20does%20Harbor%20Clinic/,
  );
  await expectGood(page);
  await letter.fill(`${await letter.inputValue()}\nWe are free on Tuesdays.`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Packet (.zip)' }).click(),
  ]);
  const files = unzipSync(fs.readFileSync(await download.path()));
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  expect(text('letter.txt')).toContain('We are free on Tuesdays.');
  expect(JSON.parse(text('profile.json'))).toMatchObject({ name: 'Spring tide' });
  expect(JSON.parse(text('jwks.json'))).toHaveProperty('keys');
  expect(JSON.parse(text('software-statement-claims.json'))).toMatchObject({
    client_name: 'Spring tide',
  });

  // What was sent is logged from where it was written.
  await page.getByRole('button', { name: 'Log that it was sent' }).click();
  const form = page.getByRole('dialog', { name: 'Log a contact' });
  await expect(form.getByLabel('Name of the holder')).toHaveValue('Harbor Clinic');
  await form.getByLabel('Its FHIR base URL').fill('https://fhir.harbor.example/r4');
  await form.getByLabel('Next step').fill('Call the front desk');
  await form.getByLabel('By when').fill(inDays(3));
  await expectGood(page);
  await form.getByRole('button', { name: 'Write it down' }).click();
  const contact = rowOf(page, 'Contacts', 'Harbor Clinic');
  await expect(contact).toContainText('Next: Call the front desk');
  await contact.getByRole('button', { name: /^Change/ }).click();
  const change = page.getByRole('dialog', { name: 'Change the contact' });
  await change.getByLabel('With whom').fill('Ms. Reed');
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(contact).toContainText('With Ms. Reed.');

  await page.getByRole('button', { name: 'Write down an agreement' }).click();
  const agreement = page.getByRole('dialog', { name: 'Write down an agreement' });
  await agreement.getByLabel('Kind').selectOption({ label: 'Business associate agreement' });
  await agreement.getByLabel('How it stands').selectOption({ label: 'Signed' });
  await agreement.getByLabel('Title').fill('BAA of the clinic');
  // The holder is known by now: its address comes with its name.
  await agreement.getByLabel('Name of the holder').fill('Harbor Clinic');
  await expect(agreement.getByLabel('Its FHIR base URL')).toHaveValue(
    'https://fhir.harbor.example/r4',
  );
  await agreement.getByRole('button', { name: 'Write it down' }).click();
  await expect(agreement.getByText('say on which day it was signed')).toBeVisible();
  await agreement.getByLabel('Signed on').fill(inDays(-1));
  await agreement.getByLabel('Ends on').fill(inDays(20));
  await agreement.getByLabel('Look at it again on').fill(inDays(5));
  await expectGood(page);
  await agreement.getByRole('button', { name: 'Write it down' }).click();
  const kept = rowOf(page, 'Agreements', 'BAA of the clinic').first();
  await expect(kept).toContainText('signed');
  await kept.getByLabel('Add a document to BAA of the clinic').setInputFiles({
    name: 'page.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('<html><p>not a document</p></html>'),
  });
  await expect(kept.getByText(/Found another kind of file/)).toBeVisible();
  await kept.getByLabel('Add a document to BAA of the clinic').setInputFiles({
    name: 'signed.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 agreed'),
  });
  await expect(kept.getByRole('link', { name: 'Download signed.pdf' })).toBeVisible();
  await expectGood(page);

  await openRadar(page);
  const step = page.getByRole('link', { name: '“Call the front desk” with Harbor Clinic' });
  await expect(step).toBeVisible();
  await expect(
    page.getByRole('link', { name: '“BAA of the clinic” with Harbor Clinic' }),
  ).toHaveCount(2);
  await step.click();
  await page.waitForURL(/\/outreach/);
  await contact.getByRole('button', { name: 'Done: Call the front desk' }).click();
  await expect(contact.getByText('done', { exact: true })).toBeVisible();
  await kept.getByRole('button', { name: 'Looked at BAA of the clinic' }).click();
  await expect(kept.getByText('Look at it again')).toHaveCount(0);
  await openRadar(page);
  await expect(step).toHaveCount(0);
  await expect(
    page.getByRole('link', { name: '“BAA of the clinic” with Harbor Clinic' }),
  ).toHaveCount(1);

  await page.goBack();
  await contact.getByRole('button', { name: /^Remove/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Nobody was written to yet')).toBeVisible();
});

test('who may only read sees answers, letters and agreements, and changes nothing', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  await signIn(page);
  await newApp(page, 'Slack water', 'Policies');
  await page.getByLabel('Contact for incidents').fill('alarm@slack.example.org');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('There are unsaved changes.')).toHaveCount(0);
  const root = page.url().replace(/\/policies$/, '');

  const reader = await invite(page, browser, {
    email: 'reader.of.policies@example.org',
    name: 'Rea Reader',
    password: 'a password for reading',
    role: 'viewer',
  });
  await reader.goto(`${root}/policies`);
  await expect(reader.getByText('You can read this')).toBeVisible();
  await expect(reader.getByLabel('Contact for incidents')).toHaveValue('alarm@slack.example.org');
  await expect(reader.getByLabel('Contact for incidents')).toBeDisabled();
  await expect(reader.getByRole('button', { name: /^(Save|Look|Publish)/ })).toHaveCount(0);
  await expectGood(reader);

  await openSection(reader, 'Outreach');
  await expect(reader.getByText('You can read this')).toBeVisible();
  await reader.getByRole('button', { name: 'Write the letter' }).click();
  await expect(reader.getByLabel('Letter', { exact: true })).toHaveValue(
    /Representative: Rea Reader/,
  );
  await expect(reader.getByRole('button', { name: /^(Packet|Log|Write down)/ })).toHaveCount(0);
  await expectGood(reader);
  await reader.context().close();
});
