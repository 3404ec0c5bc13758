import { describe, expect, it } from 'vitest';
import { changedMembers } from './changed-members';
import type { EndpointStatement } from './statement';

const statement: EndpointStatement = {
  kind: 'endpoint',
  key: 'e1',
  url: 'https://tansy.example/r4',
  urlKey: 'https://tansy.example/r4',
  name: 'Tansy',
  fhirVersion: 'R4',
  fhirFamily: 'r4',
  environment: 'production',
  audience: 'patient',
  status: 'active',
  vendor: null,
  registerUrl: null,
};

describe('changedMembers', () => {
  it('names what differs, and takes a missing member for none', () => {
    const { vendor, registerUrl, ...rest } = statement;
    expect([vendor, registerUrl]).toEqual([null, null]);
    expect(changedMembers(rest, statement)).toEqual([]);
    expect(
      changedMembers(
        { ...statement },
        { ...statement, url: 'https://tansy.example/r4/', name: null },
      ),
    ).toEqual(['address', 'name']);
  });
});
