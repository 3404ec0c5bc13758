import { expect, test } from '@playwright/test';
import { PGlite } from '@electric-sql/pglite';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { expectAccessible, owner, signIn } from './fixtures';
import { invite } from './people';
import { newDataDir, startPortal } from './portal';

/** Members of a private JWK, and PEM and DER of PKCS #8 in base64, wherever they could hide. */
const privateKeyTraces =
  /"(?:d|p|q|dp|dq|qi)":"[\w-]{20,}"|PRIVATE KEY|MIGHAgEAMBMG|MIIEv[QgwA]IBADAN/;

test('a key that lives in the browser registers and gets a token, and never leaves it', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const portal = await startPortal({
    port: 3218,
    dataDir: newDataDir(),
    env: { ONRAMP_OWNER_EMAIL: owner.email, ONRAMP_OWNER_PASSWORD: owner.password },
  });
  try {
    const context = await browser.newContext({ baseURL: portal.url });
    const page = await context.newPage();
    const sent: string[] = [];
    context.on('request', (request) => {
      sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`);
    });
    await signIn(page);

    await page.goto('/w/demo/certificates/keys');
    await page.getByRole('button', { name: 'New key' }).first().click();
    await page.getByText('In this browser', { exact: true }).click();
    await page.getByLabel('Name', { exact: true }).fill('My laptop');
    await page.getByLabel('Kind').selectOption('p-256');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Make it' }).click();
    await expect(page.getByRole('heading', { name: 'My laptop' })).toBeVisible();
    await expect(page.getByText('In this browser', { exact: true })).toBeVisible();
    await expectAccessible(page);

    // The browser itself does not give it out.
    const kept = await page.evaluate(async () => {
      const open = indexedDB.open('onramp-keys');
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(new Error('IndexedDB'));
      });
      const all = database.transaction('keys').objectStore('keys').getAll();
      const [key] = await new Promise<{ privateKey: CryptoKey }[]>((resolve) => {
        all.onsuccess = () => resolve(all.result as { privateKey: CryptoKey }[]);
      });
      if (!key) return 'no key';
      const attempts = ['pkcs8', 'jwk'].map((format) =>
        crypto.subtle.exportKey(format as 'pkcs8', key.privateKey).then(
          () => 'exported',
          () => 'refused',
        ),
      );
      return [key.privateKey.extractable, ...(await Promise.all(attempts))].join(' ');
    });
    expect(kept).toBe('false refused refused');

    await page.getByRole('button', { name: 'Certify for the sandbox' }).click();
    await page.waitForURL(/\/certificates\/crt_/);
    const certificateId = page.url().split('/').at(-1) ?? '';
    await page.goto(`/w/demo/console?certificateId=${certificateId}&registerAgain=1`);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByRole('main').getByText(/200 OK, Bundle with 5 Patients/)).toBeAttached({
      timeout: 60_000,
    });

    // What went over the network: two signatures, and nothing of the private key.
    const signatures = sent.filter((line) => /POST \S+\/signatures\/sig_/.test(line));
    expect(signatures).toHaveLength(2);
    for (const line of signatures) {
      const body = JSON.parse(line.slice(line.indexOf('{'))) as Record<string, string>;
      expect(Object.keys(body)).toEqual(['signature']);
      // R and S of ECDSA with P-256: 64 bytes.
      expect(Buffer.from(body['signature'] ?? '', 'base64url')).toHaveLength(64);
    }
    expect(sent.filter((line) => privateKeyTraces.test(line))).toEqual([]);
    await context.close();
  } finally {
    await portal.stop();
  }

  // What the database has: the public half, and no private key of any other kind for it.
  const database = await PGlite.create(`${portal.dataDir}/postgres`, {
    extensions: { citext, pg_trgm },
  });
  const { rows } = await database.query<{ custody: string; sealedPrivate: string | null }>(
    'SELECT "custody", "sealedPrivate" FROM "Key"',
  );
  expect(rows).toEqual([{ custody: 'browser', sealedPrivate: null }]);
  const tables = await database.query<{ tablename: string }>(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`,
  );
  for (const { tablename } of tables.rows) {
    const { rows: all } = await database.query(`SELECT * FROM "${tablename}"`);
    expect(JSON.stringify(all), tablename).not.toMatch(privateKeyTraces);
  }
  await database.close();
});

test('from a request over the review to a registered client, with two people', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  await signIn(page);
  const developer = await invite(page, browser, {
    email: 'dev@tides.example.org',
    name: 'Dana Developer',
    password: 'a long enough password',
    role: 'developer',
  });

  // The developer asks.
  await developer.goto('/w/demo/certificates/requests', { waitUntil: 'networkidle' });
  await developer.getByRole('link', { name: 'Request a certificate' }).first().click();
  await developer.waitForURL(/\/requests\/new/);
  await developer.waitForLoadState('networkidle');
  await developer.getByRole('textbox', { name: 'Organization' }).fill('Harbour Clinic');
  await developer.getByLabel('Name of the app').fill('Tide Charts');
  await developer.getByLabel('First URI, the issuer').fill('https://tides.example.org/app');
  await developer.getByLabel(/I have read it/).check();
  await expectAccessible(developer);
  await developer.getByRole('button', { name: 'Submit for review' }).click();
  await developer.waitForURL(/\/requests\/req_/);
  await expectAccessible(developer);

  // The operator asks back.
  await page.goto('/admin/requests');
  await expectAccessible(page);
  await page
    .getByRole('link', { name: /Tide Charts/ })
    .first()
    .click();
  await page.waitForURL(/\/admin\/requests\/req_/);
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
  await page.getByLabel('Ask the applicant').fill('Who runs the server of the app?');
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/questions'));
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  expect((await asked).status()).toBe(200);
  await expect(page.getByText('Who runs the server of the app?')).toBeVisible();

  // The developer answers.
  // What is typed before the page has its scripts is lost.
  await developer.reload({ waitUntil: 'networkidle' });
  await expect(developer.getByText('Who runs the server of the app?')).toBeVisible();
  await developer.getByLabel('Your answer').fill('We do, in Bremen.');
  const answered = developer.waitForResponse((answer) => answer.url().endsWith('/messages'));
  await developer.getByRole('button', { name: 'Answer', exact: true }).click();
  expect((await answered).status()).toBe(200);
  await expect(developer.getByText('We do, in Bremen.')).toBeVisible();

  // The operator approves.
  await page.reload({ waitUntil: 'networkidle' });
  await expect(page.getByText('We do, in Bremen.')).toBeVisible();
  await page.getByRole('button', { name: 'Approve and issue' }).click();
  await expect(page.getByText(/Approved and issued/)).toBeVisible();
  await expectAccessible(page);

  // The certificate is there, and the console registers with it.
  await developer.reload();
  await developer
    .getByRole('main')
    .getByRole('link', { name: /certificate/i })
    .last()
    .click();
  await developer.waitForURL(/\/certificates\/crt_/);
  await expect(developer.getByText('https://tides.example.org/app').first()).toBeVisible();
  await expectAccessible(developer);
  await developer.getByRole('link', { name: /Use in the console/ }).click();
  await developer.waitForURL(/\/console\?/);
  await developer.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(
    developer.getByRole('main').getByText(/200 OK, Bundle with 5 Patients/),
  ).toBeAttached({ timeout: 60_000 });
  await developer.goto('/w/demo/registrations?search=https://tides.example.org/app');
  const registered = developer.getByRole('list', { name: 'Registrations' }).getByRole('listitem');
  await expect(registered).toHaveCount(1);
  await expect(registered).toContainText('at harbor (sandbox)');
  await developer.context().close();
});

test('the trust doctor draws the chain of harbor, and says what is wrong with a bad one', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/w/demo/certificates/doctor');
  await page.getByRole('button', { name: 'Try it with harbor' }).click();
  await expect(page.getByText(/Trusted in “/).first()).toBeVisible({ timeout: 45_000 });
  // Lists and OCSP were asked over the network, and both can be used.
  await expect(page.getByRole('main').getByText('Warning', { exact: true })).toHaveCount(0);
  await expectAccessible(page);

  await page.goto('/w/demo/certificates/test-set');
  await expectAccessible(page);
  await page.getByRole('button', { name: /Add to this workspace.*Expired/ }).click();
  await page.getByRole('link', { name: 'Open it' }).click();
  await page.waitForURL(/\/certificates\/crt_/);
  await page
    .getByRole('link', { name: /trust doctor/i })
    .last()
    .click();
  await expect(page.getByText(/expired on/).first()).toBeVisible({ timeout: 45_000 });
  await expectAccessible(page);
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
