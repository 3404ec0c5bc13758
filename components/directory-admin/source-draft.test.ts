import { describe, expect, it } from 'vitest';
import { SourceInputSchema, SourceUpdateSchema } from '@/lib/schemas/directory-source';
import { mappingDraftOf } from './mapping-draft';
import { emptySource, sourceBodyOf, sourceDraftOf, type SourceDraft } from './source-draft';

const typed: SourceDraft = {
  ...emptySource,
  name: ' Lakes Health Network ',
  publisher: 'Lakes',
  url: ' https://lists.example.org/lakes.csv ',
  kind: 'payer',
  everyHours: '24',
  trust: '60',
  format: 'csv',
  isMapped: true,
  mapping: {
    ...mappingDraftOf(null),
    url: 'Base URL, patients\n\n Base URL, payers ',
    name: 'Name',
    headerRows: '2',
  },
};

describe('what the form of a source sends', () => {
  it('passes the schema of the API, with columns whose names have commas', () => {
    expect(SourceInputSchema.parse(sourceBodyOf(typed, 'new'))).toMatchObject({
      name: 'Lakes Health Network',
      url: 'https://lists.example.org/lakes.csv',
      kind: 'payer',
      everyHours: 24,
      trust: 60,
      vendor: null,
      format: 'csv',
      mapping: {
        url: ['Base URL, patients', 'Base URL, payers'],
        name: 'Name',
        npi: null,
        headerRows: 2,
      },
    });
  });

  it('sends no schedule for a list without an address', () => {
    expect(sourceBodyOf({ ...typed, url: ' ' }, 'new')).toMatchObject({
      url: null,
      everyHours: null,
    });
  });

  it('does not take an empty trust for 0', () => {
    const result = SourceInputSchema.safeParse(sourceBodyOf({ ...typed, trust: '' }, 'new'));
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual(['trust']);
  });

  it('sends no name of a list of the catalogue, and no kind with a change', () => {
    const body = SourceUpdateSchema.parse(sourceBodyOf(typed, 'well-known'));
    expect(Object.keys(body)).not.toContain('name');
    expect(Object.keys(SourceUpdateSchema.parse(sourceBodyOf(typed, 'own')))).toContain('name');
  });

  it('begins a change with what the source has', () => {
    const { mapping, ...rest } = SourceInputSchema.parse(sourceBodyOf(typed, 'new'));
    const draft = sourceDraftOf({
      ...rest,
      mapping,
      id: 'src_1',
      licence: null,
      isEnabled: true,
      nextFetchAt: null,
      lastGoodAt: null,
      isWellKnown: false,
      isByHand: false,
      endpoints: 0,
      organizations: 0,
      latest: null,
    });
    expect(SourceUpdateSchema.parse(sourceBodyOf(draft, 'own'))).toMatchObject({
      name: 'Lakes Health Network',
      everyHours: 24,
      mapping,
    });
  });
});
