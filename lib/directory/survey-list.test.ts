import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ImportReportSchema } from '@/lib/schemas/directory-import';
import { problemRules } from './problem-rules';
import { readList } from './read-list';
import type { Statement } from './statement';
import { surveyList } from './survey-list';
import { openBytes } from './testing/open-bytes';

const lantern = () =>
  readList(openBytes(new Uint8Array(readFileSync('tests/fixtures/directory/lantern.json'))), {
    format: 'lantern-json',
  });

it('counts what a list says', async () => {
  const report = await surveyList(lantern(), 'lantern-json');
  expect(ImportReportSchema.parse(report)).toEqual(report);
  expect(report).toMatchObject({
    format: 'lantern-json',
    rows: 8,
    endpoints: 2,
    bases: 2,
    organizations: 2,
    names: 2,
    links: 2,
    lists: 0,
    rejected: 3,
    corrected: 5,
    verdict: null,
    changes: null,
  });
  expect(report.problems[0]).toEqual({
    rule: 'npi.shape',
    title: problemRules['npi.shape'].title,
    effect: 'corrected',
    count: 2,
    examples: [
      expect.objectContaining({ place: 'Endpoints[1]' }),
      expect.objectContaining({ place: 'Endpoints[2]' }),
    ],
  });
});

it('shows the first five of each rule, and counts statements where no reader tells the rows', async () => {
  async function* statements(): AsyncGenerator<Statement> {
    for (let index = 0; index < 9; index += 1) {
      yield await Promise.resolve<Statement>({
        kind: 'problem',
        rule: 'url.unusable',
        place: `row ${index}`,
        found: 'work',
        expected: 'a URL',
        effect: 'rejected',
      });
    }
    yield { kind: 'list', key: 'a', name: 'A', url: 'https://a.example', format: null };
  }
  const report = await surveyList(statements());
  expect(report).toMatchObject({ rows: 1, lists: 1, names: 1, rejected: 9 });
  expect(report.problems[0]!.count).toBe(9);
  expect(report.problems[0]!.examples.map(({ place }) => place)).toEqual([
    'row 0',
    'row 1',
    'row 2',
    'row 3',
    'row 4',
  ]);
});

it('passes the number of rows through a generator around the reader', async () => {
  async function* around() {
    return yield* lantern();
  }
  expect((await surveyList(around())).rows).toBe(8);
});
