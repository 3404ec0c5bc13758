import { describe, expect, it } from 'vitest';
import { checkCatalogues } from '@/components/docs/check-catalogues';
import { allRules } from '@/lib/run/explain/rule-base';
import { authorizationCases } from './explain/authorization.cases';
import { bulkCases } from './explain/bulk.cases';
import { discoveryCases } from './explain/discovery.cases';
import { dpopCases } from './explain/dpop.cases';
import { identityCases } from './explain/identity.cases';
import { fhirCases } from './explain/fhir.cases';
import { registrationCases } from './explain/registration.cases';
import { tokenCases } from './explain/token.cases';

const cases = [
  ...discoveryCases,
  ...registrationCases,
  ...authorizationCases,
  ...tokenCases,
  ...dpopCases,
  ...identityCases,
  ...fhirCases,
  ...bulkCases,
];
/** What needs a web server with TLS, or a person who stays away for ten minutes: tested by itself. */
const elsewhere = [
  'explain.connection.private-authority',
  'explain.connection.other-host',
  'explain.connection.tls-dates',
  'explain.connection.plain-http',
  'explain.authorization.redirect-uri',
  'explain.authorization.browser-blocked',
  'explain.authorization.state-changed',
  'explain.registration.version-member',
];

describe('the rule base', () => {
  it('has a case for every rule', () => {
    const told = new Set([...cases.map((entry) => entry.told), ...elsewhere]);
    expect(allRules.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
  });

  it('names each rule once, and explains only checks that there are', () => {
    const ids = allRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const checks = new Set(checkCatalogues.flatMap((catalogue) => Object.keys(catalogue.checks)));
    const unknown = allRules.flatMap(({ explains }) => explains.filter((id) => !checks.has(id)));
    expect(unknown).toEqual([]);
    expect(ids.every((id) => checks.has(id))).toBe(true);
  });
});
