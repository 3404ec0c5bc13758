import type { Bundle } from 'fhir/r4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sandboxStore } from '../dataset';
import type { StoredResource } from '../resource-types';
import { accessOf } from '../scopes';
import { runEverything } from './everything';
import { FhirError } from './fhir-error';
import { baseUrl, idsOf, linkOf, refusal, search, walk, withMode } from './testing';

describe('pages', () => {
  it('walks to the end over every result exactly once', () => {
    const queries = [
      '',
      'gender=female',
      '_sort=-birthdate',
      'name=a&_sort=family',
      'family=nobody',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...queries), fc.integer({ min: 1, max: 80 }), (query, count) => {
        const pages = walk('Patient', `${query}&_count=${count}`);
        const ids = pages.flatMap(idsOf);
        const all = idsOf(search('Patient', `${query}&_count=200`));
        expect(ids).toEqual(all);
        for (const page of pages) expect(page.total).toBe(all.length);
      }),
      { numRuns: 40 },
    );
  });

  it('leads back, and the same link is the same page', () => {
    const pages = walk('Observation', 'patient=harbor-ada&_count=40');
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(linkOf(page, 'previous')).toBe(
        index === 0 ? undefined : linkOf(pages[index - 1]!, 'self'),
      );
      const self = linkOf(page, 'self') ?? '';
      expect(search('Observation', self.slice(self.indexOf('?') + 1))).toEqual(page);
    }
  });

  it('refuses a cursor that was changed or belongs to another search', () => {
    const next = linkOf(search('Patient', 'gender=female&_count=5'), 'next') ?? '';
    const cursor = new URL(next).searchParams.get('_cursor') ?? '';
    expect(refusal('Patient', `gender=male&_count=5&_cursor=${cursor}`).status).toBe(400);
    expect(refusal('Patient', `gender=female&_count=6&_cursor=${cursor}`).status).toBe(400);
    expect(refusal('Patient', `gender=female&_count=5&_cursor=${cursor.slice(0, -3)}`).status).toBe(
      400,
    );
    expect(refusal('Patient', '_cursor=x').status).toBe(400);
  });

  it('keeps to the bounds of _count, and counts without entries', () => {
    const capped = search('Observation', '_count=5000');
    expect(idsOf(capped)).toHaveLength(200);
    expect(linkOf(capped, 'self')).toBe(`${baseUrl}/Observation?_count=200`);
    const counted = search('Patient', '_count=0');
    expect(counted.entry).toBeUndefined();
    expect(counted.total).toBe(sandboxStore().list('Patient').length);
    expect(search('Patient', '_summary=count')).toMatchObject({ total: counted.total });
    expect(search('Patient', '_total=none').total).toBeUndefined();
    expect(refusal('Patient', '_count=-1').code).toBe('value');
    expect(refusal('Patient', '_count=many').code).toBe('value');
  });
});

describe('_elements', () => {
  it('returns what was asked for and what cannot be missing, marked as a part', () => {
    const [first] = withMode(
      search('Observation', 'patient=harbor-ada&_elements=valueQuantity&_count=1&code=4548-4'),
      'match',
    );
    expect(Object.keys(first ?? {}).sort()).toEqual([
      'code',
      'id',
      'meta',
      'resourceType',
      'status',
      'valueQuantity',
    ]);
    expect(JSON.stringify(first?.meta)).toContain('SUBSETTED');
    const stored = sandboxStore().find('Observation', first?.id ?? '');
    expect(JSON.stringify(stored)).not.toContain('SUBSETTED');
  });
});

describe('$everything', () => {
  const run = (query: string, scope = 'system/*.rs', id = 'harbor-ada') =>
    runEverything(sandboxStore(), id, new URLSearchParams(query), accessOf(scope), {
      baseUrl,
      isStrict: false,
    });

  it('is the patient, the compartment and who is behind it', () => {
    const entries: StoredResource[] = [];
    let query: string | null = '_count=50';
    while (query !== null) {
      const page = run(query);
      entries.push(...(page.entry ?? []).map((entry) => entry.resource as StoredResource));
      const next = linkOf(page, 'next');
      query = next === undefined ? null : next.slice(next.indexOf('?') + 1);
    }
    expect(entries[0]?.id).toBe('harbor-ada');
    expect(new Set(entries).size).toBe(entries.length);
    const observations = entries.filter((entry) => entry.resourceType === 'Observation');
    expect(observations.length).toBe(search('Observation', 'patient=harbor-ada').total);
    expect(entries.filter((entry) => entry.resourceType === 'Patient')).toHaveLength(1);
    expect(entries.some((entry) => entry.resourceType === 'Practitioner')).toBe(true);
  });

  it('knows _type, _since, the scope and who exists', () => {
    const types = (bundle: Bundle) =>
      new Set((bundle.entry ?? []).map((entry) => entry.resource?.resourceType));
    expect(types(run('_type=Condition,Coverage'))).toEqual(new Set(['Condition', 'Coverage']));
    expect(types(run('', 'system/Patient.r system/Condition.s'))).toEqual(
      new Set(['Patient', 'Condition']),
    );
    expect(run('_since=2026-01-01').total).toBeLessThan(run('').total ?? 0);
    expect(() => run('', 'system/*.rs', 'nobody')).toThrow(FhirError);
  });
});
