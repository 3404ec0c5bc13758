import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capabilityModel } from '@/lib/protocol/fhir/capability-model';
import { completePath } from './complete-path';
import { aboutParam, resourceOf, typeOfPath } from './declared';

const model = capabilityModel({
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  rest: [
    {
      mode: 'server',
      operation: [{ name: 'export' }],
      searchParam: [{ name: '_id', type: 'token' }],
      resource: [
        {
          type: 'Patient',
          interaction: [{ code: 'read' }, { code: 'search-type' }],
          searchParam: [
            { name: 'family', type: 'string', documentation: 'Family name' },
            { name: 'birthdate', type: 'date' },
          ],
          searchRevInclude: ['Observation:subject'],
          operation: [{ name: 'everything' }],
        },
        { type: 'Practitioner', interaction: [{ code: 'read' }] },
        { nonsense: true },
      ],
    },
  ],
});

/** What is offered at the end of a path. */
const offers = (path: string) => completePath(model, path, path.length).map(({ label }) => label);
const taken = (path: string) => completePath(model, path, path.length)[0]?.path;

describe('completion of the path', () => {
  it('offers types, then parameters, then values', () => {
    expect(offers('Pa')).toEqual(['Patient']);
    expect(taken('Pat')).toBe('Patient?');
    expect(taken('Practitioner')).toBeUndefined();
    expect(offers('Patient?fam')).toEqual(['family']);
    expect(taken('Patient?_count=5&bi')).toBe('Patient?_count=5&birthdate=');
    expect(offers('Patient?birthdate=')).toContain('ge');
    expect(taken('Patient?_revinclude=Obs')).toBe('Patient?_revinclude=Observation:subject');
    expect(offers('Patient?family:ex')).toEqual(['family:exact']);
    expect(offers('Patient/1/$')).toEqual(['$everything']);
    expect(offers('$')).toEqual(['$export']);
  });

  it('keeps what stands after the cursor', () => {
    const [first] = completePath(model, 'Patient?fam=x', 'Patient?fam'.length);
    expect(first).toMatchObject({ path: 'Patient?family=x', cursor: 'Patient?family'.length });
  });

  it('never fails, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 40 }), (path, cursor) => {
        for (const { path: next, cursor: at } of completePath(model, path, cursor)) {
          expect(at).toBeLessThanOrEqual(next.length);
        }
      }),
    );
  });
});

describe('what the server declares', () => {
  const patient = resourceOf(model, 'Patient');

  it('is told below a parameter', () => {
    expect(aboutParam(patient, 'Patient', 'family')).toBe('string: Family name');
    expect(aboutParam(patient, 'Patient', 'family:exact')).toBe('string, narrowed');
    expect(aboutParam(patient, 'Patient', '_count')).toBe('Entries on one page');
    expect(aboutParam(patient, 'Patient', 'shoe-size')).toBe('Not declared by this server.');
    expect(aboutParam(null, 'Patient', 'shoe-size')).toBeUndefined();
  });

  it('says nothing about operations, whose parameters are told by what they do', () => {
    for (const path of ['$export', 'Patient/$export?_type=Patient', '/Group/1/%24export']) {
      expect(aboutParam(patient, path, '_type')).toMatch(/^Only these resource types/);
      expect(aboutParam(patient, path, '_since')).toMatch(/^Only what changed since/);
    }
    expect(aboutParam(patient, 'Patient/1/$everything', 'start')).toBe('Care from this day on');
    expect(aboutParam(patient, 'Patient/$match', 'count')).toBeUndefined();
    expect(aboutParam(patient, 'Patient/$export', 'family')).toBeUndefined();
    expect(offers('$export?_ty')).toEqual(['_type', '_typeFilter']);
    expect(offers('Patient/$export?fam')).toEqual([]);
  });

  it('is found by the type of a path', () => {
    expect(typeOfPath('/Patient/1/_history')).toBe('Patient');
    expect(typeOfPath('metadata')).toBeNull();
  });
});
