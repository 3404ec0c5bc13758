import { PGlite } from '@electric-sql/pglite';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { hostPort, listOf, openEndpointHost } from './endpoint-host';
import { expectAccessible, expectAccessibleEverywhere, owner, signIn } from './fixtures';
import { invite } from './people';
import { newDataDir, startPortal } from './portal';

/** Has the operator's API read a list; a source of its own the first time. */
async function importList(page: Page, content: string, sourceId: string | null): Promise<string> {
  return page.evaluate(
    async ([list, known]) => {
      const call = async (method: string, target: string, body?: string, type?: string) => {
        const headers = type ? { 'content-type': type } : undefined;
        const response = await fetch(`/api/v1/admin/directory/${target}`, {
          method,
          ...(headers ? { headers } : {}),
          ...(body === undefined ? {} : { body }),
        });
        return (await response.json()) as { id: string; status: string };
      };
      const named = JSON.stringify({ name: 'List by hand', publisher: 'Tansy Network' });
      const id = known ?? (await call('POST', 'sources', named, 'application/json')).id;
      const file = 'application/octet-stream';
      const made = await call('POST', `sources/${id}/upload?fileName=list.json`, list, file);
      for (;;) {
        const { status } = await call('GET', `snapshots/${made.id}`);
        if (status === 'applied') return id;
        if (['failed', 'quarantined', 'cancelled', 'unchanged'].includes(status)) {
          throw new Error(`the list was not taken: ${status}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    [content, sourceId] as const,
  );
}

/** An address of this machine is hidden until it is asked for. */
async function openEndpoint(page: Page, organization: string): Promise<void> {
  await page.goto(`/w/demo/directory?junk=1&q=${encodeURIComponent(organization)}`);
  const link = page.getByRole('main').getByRole('link', { name: /^http:\/\/127\.0\.0\.1/ });
  await expect(link).toBeVisible();
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(organization);
}

test('an endpoint is checked, its documents and checks are looked at, and it is judged by a run', async ({
  page,
  browser,
  baseURL,
}) => {
  const host = await openEndpointHost(baseURL ?? '');
  try {
    await signIn(page);
    const source = await importList(page, listOf('Tansy Harbor Clinic', host.baseUrl), null);
    await openEndpoint(page, 'Tansy Harbor Clinic');
    const endpointPage = page.url();
    await expect(page.getByRole('heading', { name: 'Not checked yet' })).toBeVisible();
    await expectAccessibleEverywhere(page);

    await page.getByRole('button', { name: 'Check now' }).click();
    await expect(page.getByRole('heading', { name: 'Works', exact: true })).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByText('of 1 probe worked in the last 30 days')).toBeVisible();
    const ways = page.getByRole('list', { name: 'Who can connect' });
    await expect(ways.getByText('Backend services (client_credentials')).toContainText(': offered');
    await expect(ways.getByText('Apps that are started inside the EHR')).toBeVisible();

    const udap = page.getByRole('listitem').filter({
      has: page.getByRole('heading', { name: 'UDAP metadata', exact: true }),
    });
    await udap.getByRole('button', { name: /failed.*passed/ }).click();
    // The sandbox signs for its own address, and this host is another.
    await expect(udap.getByText(/iss is .*the base URL is/)).toBeVisible();
    await expect(udap.getByText('Whether certificates were revoked')).toBeVisible();
    await expectAccessibleEverywhere(page);
    await udap.getByRole('button', { name: /Show the document/ }).click();
    const document = udap.getByRole('region', { name: 'UDAP metadata' });
    await expect(document).toContainText('udap_versions_supported');
    // Only the lines in view are in the page.
    await udap.getByRole('searchbox', { name: /^Find in/ }).fill('signed_metadata');
    await expect(document).toContainText('signed_metadata');
    const download = page.waitForEvent('download');
    await udap.getByRole('button', { name: 'Download' }).click();
    expect((await download).suggestedFilename()).toMatch(/^udap-[0-9a-f]{8}\.json$/);
    await expectAccessibleEverywhere(page);

    await importList(page, listOf('Tansy Harbor Clinic', `${host.baseUrl}/`), source);
    await page.reload();
    const changes = page.locator('section', {
      has: page.getByRole('heading', { name: 'What has changed' }),
    });
    await expect(changes.locator('del')).toHaveText(host.baseUrl);
    await expect(changes.locator('ins')).toHaveText(`${host.baseUrl}/`);

    const viewer = { email: 'onlooker@example.org', name: 'Onlooker', password: 'a long password' };
    const theirs = await invite(page, browser, { ...viewer, role: 'viewer' });
    await theirs.goto(endpointPage);
    await expect(theirs.getByRole('button', { name: 'Run conformance' })).toBeDisabled();
    await expect(theirs.getByRole('button', { name: 'Check now' })).toBeDisabled();
    await expect(theirs.getByText('Your role is viewer').first()).toBeVisible();
    await expectAccessible(theirs);
    await theirs.context().close();

    await page.getByRole('button', { name: 'Run conformance' }).click();
    await page.waitForURL(/\/runs\/run_/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Conformance of 127/);
    await expect(
      page
        .getByRole('heading', { name: 'Fix these first' })
        .or(page.getByText('Failed').first())
        .first(),
    ).toBeVisible({
      timeout: 60_000,
    });
    await expectAccessible(page);
  } finally {
    await host.close();
  }
});

/** Makes the last probe an hour older than it is, as if that time had passed. */
async function letAnHourPass(dataDir: string): Promise<void> {
  const database = await PGlite.create({
    dataDir: path.join(dataDir, 'postgres'),
    extensions: { pg_trgm, citext, fuzzystrmatch },
  });
  await database.exec(
    `UPDATE "FhirEndpoint" SET "lastProbedAt" = "lastProbedAt" - interval '1 hour'`,
  );
  await database.close();
}

test('what a document says otherwise than an hour ago is shown member by member', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const port = 3219;
  const options = {
    port,
    dataDir: newDataDir(),
    env: {
      ONRAMP_OWNER_EMAIL: owner.email,
      ONRAMP_OWNER_PASSWORD: owner.password,
      OUTBOUND_ALLOW: `127.0.0.1:${hostPort}`,
    },
  };
  const host = await openEndpointHost(`http://localhost:${port}`);
  let portal = await startPortal(options);
  try {
    const context = await browser.newContext({ baseURL: portal.url });
    const page = await context.newPage();
    await signIn(page);
    await importList(page, listOf('Yarrow Clinic', host.baseUrl), null);
    await openEndpoint(page, 'Yarrow Clinic');
    const address = page.url();
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect(page.getByRole('heading', { name: 'Works', exact: true })).toBeVisible({
      timeout: 60_000,
    });
    await portal.stop();
    await letAnHourPass(options.dataDir);
    host.alter((target, document) =>
      target.endsWith('/metadata')
        ? document.replace('"type":"Observation"', '"type":"Media"')
        : document,
    );
    portal = await startPortal(options);
    await page.goto(address);
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect(page.getByText('CapabilityStatement changed.', { exact: true })).toBeVisible({
      timeout: 60_000,
    });
    await page.getByRole('button', { name: /^Show what changed/ }).click();
    const diff = page.getByRole('list', { name: 'CapabilityStatement changed.' });
    await expect(diff.getByText('rest[server].resource[Observation]')).toBeVisible();
    await expect(diff.getByText('rest[server].resource[Media]')).toBeVisible();
    await expectAccessibleEverywhere(page);
    await context.close();
  } finally {
    await portal.stop();
    await host.close();
  }
});
