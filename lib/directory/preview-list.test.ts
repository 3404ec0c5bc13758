import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { previewList } from './preview-list';
import { openBytes, openText } from './testing/open-bytes';

const fixture = (file: string) =>
  openBytes(new Uint8Array(readFileSync(`tests/fixtures/directory/${file}`)));
const asked = { fileName: null, format: null, mapping: null, isCut: false };

describe('a list before it is read', () => {
  it('of a known form needs no mapping', async () => {
    const text = '{"Endpoints":[{"URL":"https://a.example/r4","OrganizationName":"A"}]}';
    expect(await previewList(openText(text), asked)).toMatchObject({
      format: { key: 'lantern-json', title: 'Lantern JSON' },
      problem: null,
      sample: null,
      rows: [],
    });
  });

  it('of columns is shown with a suggested mapping and its rows', async () => {
    const preview = await previewList(fixture('columns.csv'), asked);
    expect(preview).toMatchObject({
      format: { key: 'csv' },
      problem: null,
      mapping: { url: ['FHIR Base URL'], headerRows: 2 },
    });
    expect(preview.rows.map(({ name }) => name)).toEqual([
      'Poplar Practice',
      'Fir Practice',
      'Fig Practice',
    ]);
    expect(preview.sample?.firstRows[0]?.[0]).toBe('Our endpoints');
  });

  it('has the columns of the row that somebody chose', async () => {
    const choice = { headerRows: 1 };
    const { sample, mapping } = await previewList(fixture('columns.csv'), { ...asked, choice });
    expect(sample).toMatchObject({ headerRows: 1 });
    expect(sample?.cells[0]?.[0]).toBe('Practice Name');
    expect(sample?.columns[0]).toBe('Our endpoints');
    expect(mapping?.name ?? null).toBeNull();
  });

  it('has the entries at the path that somebody chose, among those that there are', async () => {
    const text = '{"old":[{"u":"https://a.example/r4"}],"new":[{"v":"https://b.example/r4"}]}';
    const first = await previewList(openText(text), asked);
    expect(first.sample).toMatchObject({ rows: 'old', columns: ['u'], lists: ['old', 'new'] });
    const chosen = await previewList(openText(text), { ...asked, choice: { rows: 'new' } });
    expect(chosen.sample).toMatchObject({ rows: 'new', columns: ['v'] });
  });

  it('names a column that is not there, and shows those that are', async () => {
    const { mapping } = await previewList(fixture('columns.csv'), asked);
    const preview = await previewList(fixture('columns.csv'), {
      ...asked,
      mapping: { ...mapping!, npi: 'National id' },
    });
    expect(preview.problem).toMatchObject({
      code: 'mapping.column',
      found: 'No column “National id”.',
    });
    expect(preview.sample?.columns).toContain('NPI');
  });

  it.each([
    ['a web page', '<!doctype html><title>Our list</title>', 'format.html'],
    ['nothing', '', 'file.empty'],
    ['JSON without entries', '{"error":"no"}', 'format.no-entries'],
  ])('that is %s says so', async (_what, text, code) => {
    const preview = await previewList(openText(text), asked);
    expect(preview).toMatchObject({ format: null, problem: { code } });
  });

  it.each([
    ['CSV', 'Name,Base URL\nA,https://a.example/r4\nB,"https://b.exam'],
    ['JSON', '[{"n":"A","baseUrl":"https://a.example/r4"},{"n":"B","baseUr'],
  ])('of which only the beginning is at hand breaks off without a fault: %s', async (_, text) => {
    const preview = await previewList(openText(text), { ...asked, isCut: true });
    expect(preview.problem).toBeNull();
    expect(preview.rows[0]?.urls[0]?.key).toBe('https://a.example/r4');
    const whole = await previewList(openText(text), asked);
    expect(whole.problem?.code).toMatch(/^(?:csv\.broken|json\.truncated)$/);
  });

  it('is read no further than it is shown', async () => {
    let pieces = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      const encoder = new TextEncoder();
      yield encoder.encode('Name,Base URL\n');
      for (;;) {
        pieces += 1;
        if (pieces > 10_000) throw new Error('read on and on');
        const row = `Clinic ${pieces},https://fhir-${pieces}.example/r4\n`;
        yield await Promise.resolve(encoder.encode(row.repeat(100)));
      }
    }
    const preview = await previewList(endless, asked);
    expect(preview.rows).toHaveLength(10);
    expect(pieces).toBeLessThan(1_000);
  });
});
