import { expect, type Page } from '@playwright/test';

/** Sends a request to a FHIR server without authentication and opens what came back. */
export async function openAnswerOf(page: Page, base: string, path: string): Promise<void> {
  const id = await page.evaluate(
    async ([holder, asked]) => {
      const runs = '/api/v1/workspaces/demo/runs';
      const started = await fetch(runs, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ holder, auth: { method: 'none' }, request: { path: asked } }),
      });
      const run = (await started.json()) as { id: string };
      for (;;) {
        const answer = await fetch(`${runs}/${run.id}`);
        if (((await answer.json()) as { status: string }).status !== 'running') return run.id;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    [base, path] as const,
  );
  await page.goto(`/w/demo/runs/${id}`);
  await page.getByRole('tab', { name: 'Response', exact: true }).click();
}

/** Sorts the table of a Bundle of {@link largeBundle}, goes to its end, and opens the last entry. */
export async function readAsTable(page: Page): Promise<void> {
  const table = page.getByRole('region', { name: 'Entries of the Bundle' });
  const first = table.getByRole('button', { name: 'Observation/o0', exact: true });
  await expect(first).toBeVisible({ timeout: 60_000 });
  await table.getByRole('button', { name: 'When' }).click();
  await table.getByRole('button', { name: 'When' }).click();
  await expect(table.getByRole('row').nth(1)).toContainText(/Observation\/o[1-9]\d{2,}/);
  await table.evaluate((element) => (element.scrollTop = element.scrollHeight));
  await first.click();
  await expect(page.getByRole('dialog', { name: 'Observation/o0' })).toContainText('Glucose');
}

/** Opens all of the Bundle as a tree, scrolls it, and finds the entry of this number. */
export async function readAsTree(page: Page, entry: number): Promise<void> {
  await page.getByRole('button', { name: 'Tree', exact: true }).click();
  const tree = page.getByRole('tree', { name: 'Response as a tree' });
  await expect(tree).toBeVisible();
  await page.getByRole('button', { name: 'Expand all' }).click();
  for (const part of [0.2, 0.9, 0.5]) {
    await tree.evaluate(
      (element, share) => (element.scrollTop = element.scrollHeight * share),
      part,
    );
    await expect(tree.getByRole('treeitem').first()).toBeVisible();
  }
  await page.getByRole('searchbox', { name: 'Find in the tree' }).fill(`Note ${entry}:`);
  await expect(page.getByText('1 of 1')).toBeVisible();
  await expect(page.getByRole('treeitem', { selected: true })).toContainText(`Note ${entry}:`);
}

/** Opens the Bundle as indented text and finds the entry of this number. */
export async function readAsText(page: Page, entry: number): Promise<void> {
  await page.getByRole('button', { name: 'Indented' }).click();
  await page.getByRole('searchbox', { name: 'Find in the response body' }).fill(`"o${entry}"`);
  await expect(page.getByText('1 of 1')).toBeVisible({ timeout: 30_000 });
}
