import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleEverywhere, signIn } from './fixtures';

/** A list of one invented organization. */
const listOf = (name: string, postalCode: string, tenant: string) =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      {
        resource: {
          resourceType: 'Endpoint',
          id: 'e',
          status: 'active',
          connectionType: {
            system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
            code: 'hl7-fhir-rest',
          },
          address: `https://fhir.${tenant}.org/r4`,
        },
      },
      {
        resource: {
          resourceType: 'Organization',
          id: 'o',
          name,
          address: [{ city: 'Hibbing', state: 'MN', postalCode }],
          endpoint: [{ reference: 'Endpoint/e' }],
        },
      },
    ],
  });

async function addList(page: Page, name: string, content: string): Promise<void> {
  await page.goto('/admin/directory/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Publisher', { exact: true }).fill('Harbor');
  await page.getByLabel('A file of the list').setInputFiles({
    name: 'list.json',
    mimeType: 'application/json',
    buffer: Buffer.from(content),
  });
  await expect(page.getByText('Nothing more has to be said')).toBeVisible();
  await page.getByRole('button', { name: 'Add this list and read the file' }).click();
  await expect(page.getByText('1 endpoint, 1 organization')).toBeVisible({ timeout: 60_000 });
}

test('two that may be one are looked at side by side, merged, split and kept apart', async ({
  page,
}) => {
  await signIn(page);
  await addList(page, 'Harbor list', listOf('Harbor Clinic', '55746', 'harbor-clinic'));
  // Not called the same to the letter, in the same state, and at another place.
  await addList(page, 'State list', listOf('HARBOR CLINIC', '55803', 'harbor-state'));

  await page.goto('/admin');
  await expect(page.getByText('something waits for you')).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Administration' })
    .getByRole('link', { name: /Duplicates \d+ waiting/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Possible duplicates');
  const pair = page
    .getByRole('listitem')
    .filter({ hasText: 'They are called alike, and both have the state MN.' });
  await expect(pair.getByRole('heading', { name: 'Harbor Clinic' })).toHaveCount(2);
  await expect(pair.getByText('https://fhir.harbor-state.org/r4')).toBeVisible();
  await expectAccessibleEverywhere(page);

  await pair.getByRole('button', { name: 'Merge' }).click();
  const dialog = page.getByRole('dialog', { name: 'Which one stays?' });
  await dialog.getByLabel(/^B: /).check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect(pair).toHaveCount(0);

  await page
    .getByRole('navigation', { name: 'Pairs by decision' })
    .getByRole('link', { name: 'Merged' })
    .click();
  await expect(pair.getByText('Given up: what was said of it is now at')).toBeVisible();
  await expectAccessibleEverywhere(page);
  await pair.getByRole('button', { name: /^Split them again/ }).click();
  await expect(pair).toHaveCount(0);
  await page.getByRole('link', { name: 'Not the same', exact: true }).click();
  await expect(pair.getByRole('heading', { name: 'Harbor Clinic' })).toHaveCount(2);

  // By hand, from their ids.
  const ids = await pair.getByText(/^org_/).allTextContents();
  await page.goto('/admin/directory/duplicates');
  await page.getByLabel('First id').fill(ids[0]!);
  await page.getByLabel('Second id').fill('org_nowhere');
  await page.getByRole('button', { name: 'Look at the two' }).click();
  await expect(page.getByText('which the directory does not have')).toBeVisible();
  await page.getByLabel('Second id').fill(ids[1]!);
  await page.getByRole('button', { name: 'Look at the two' }).click();
  await page.waitForURL(/\/admin\/directory\/duplicates\/dup_/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two that may be one');
  await page.getByRole('link', { name: 'Split A of this pair' }).click();
  await expect(page.getByText('Only one statement is behind it')).toBeVisible();
  await expectAccessibleEverywhere(page);
});
