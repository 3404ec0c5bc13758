import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, signIn } from './fixtures';

const pages = [
  '/w/demo',
  '/w/demo/console',
  '/w/demo/console/first',
  '/w/demo/console/environments',
  '/w/demo/console/environments/new',
  '/w/demo/runs',
  '/w/demo/runs?search=nothing+is+like+that&method=GET',
  '/w/demo/runs/compare',
  '/w/demo/apps',
  '/w/demo/apps/new',
  '/w/demo/apps/new?user=patient&data=own',
  '/w/demo/apps/:app/choose',
  '/w/demo/apps/:app/choose?user=nobody&data=population',
  '/w/demo/apps/:app/choose/result',
  '/w/demo/apps/:app/plan',
  '/w/demo/apps/:app/metadata',
  '/w/demo/apps/:app/policies',
  '/w/demo/apps/:app/outreach',
  '/w/demo/certificates',
  '/w/demo/certificates?search=nothing+is+like+that&state=revoked',
  '/w/demo/certificates?source=test&custody=outside',
  '/w/demo/certificates/upload',
  '/w/demo/certificates/doctor',
  '/w/demo/registrations',
  '/w/demo/registrations/bulk',
  '/w/demo/registrations/bulk/new',
  '/w/demo/registrations/profiles',
  '/w/demo/registrations/profiles/emr-direct',
  '/w/demo/directory',
  '/w/demo/directory?q=nothing+is+like+that',
  '/w/demo/directory/not-found?q=harbor+clinic+mn',
  '/w/demo/directory/picture',
  '/w/demo/directory/picture?show=udap&as=count&sort=known',
  '/w/demo/sandbox',
  '/w/demo/settings/members',
  '/w/demo/settings/invitations',
  '/w/demo/settings/tokens',
  '/w/demo/settings/notices',
  '/w/demo/settings/shares',
  '/w/demo/settings/audit',
  '/w/demo/settings/workspace',
  '/w/demo/certificates/requests',
  '/w/demo/certificates/requests/new',
  '/w/demo/certificates/keys',
  '/w/demo/certificates/communities',
  '/w/demo/certificates/communities/sandbox-harbor',
  '/w/demo/certificates/communities/new',
  '/w/demo/certificates/test-set',
  '/admin/requests',
  '/admin/directory',
  '/admin/directory/new',
  '/admin/directory/named',
  '/admin/directory/named?q=nothing+is+like+that',
  '/admin/directory/epic-brands',
  '/admin/directory/epic-brands/edit',
  '/admin/directory/suggestions',
  '/admin/directory/duplicates',
  '/admin/directory/duplicates?state=merged&kind=endpoint',
  '/admin/communities',
  '/admin/communities/new',
  '/admin/communities/sandbox-harbor-ec',
  '/admin/ca',
  '/admin/ca?query=nothing+is+like+that',
  '/sandbox/harbor/launch',
  '/sandbox/harbor/oauth/interaction/over',
  '/oauth/problem?why=expired',
  '/launch',
  '/account',
  '/docs',
  '/docs/errors',
  '/docs/errors/auth.forbidden',
  '/docs/certificates',
  '/docs/registration',
  '/docs/holder-profiles',
  '/docs/directory',
  '/docs/choosing',
  '/docs/choosing?user=patient&redirects=custom-scheme&secret=device&offline=yes',
  '/docs/choosing?user=nobody&data=own',
  '/docs/checks',
  '/docs/checks/udap.metadata.found',
  '/docs/checks/explain.trust.clock',
  '/docs/causes',
  '/docs/flows',
  '/docs/flows/udap-client-credentials',
  '/docs/glossary',
  '/docs/udap',
  '/docs/search?q=certificate',
  '/docs/api',
  '/admin/feedback',
];

/** Makes the app whose pages are looked at. Needs a `page` that is signed in. */
async function makeApp(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const response = await fetch('/api/v1/workspaces/demo/apps', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: `Pages ${Date.now()}` }),
    });
    return ((await response.json()) as { id: string }).id;
  });
}

/** Publishes the profile of an app. Returns its path, which is for everybody. */
async function publishProfile(page: Page, app: string): Promise<string> {
  return page.evaluate(async (id) => {
    const response = await fetch(`/api/v1/workspaces/demo/apps/${id}/public-profile`, {
      method: 'POST',
    });
    const { published } = (await response.json()) as { published: { url: string } };
    return new URL(published.url).pathname;
  }, app);
}

test('every page is accessible and fits, in light on a desk and in dark on a phone', async ({
  page,
}) => {
  test.setTimeout(600_000);
  const broken: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') broken.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => broken.push(`${page.url()}: ${error.message}`));
  await signIn(page);
  const app = await makeApp(page);
  const profile = await publishProfile(page, app);
  for (const [colorScheme, width, height] of [
    ['light', 1280, 900],
    ['dark', 360, 740],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    for (const path of [...pages, profile]) {
      await test.step(`${path} in ${colorScheme} at ${width}`, async () => {
        const response = await page.goto(path.replace(':app', app));
        expect(response?.status(), path).toBe(200);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        await expectAccessible(page);
      });
    }
  }
  expect(broken).toEqual([]);
});
