import { describe, expect, it } from 'vitest';
import { resourceTypes } from '../oauth/scopes';
import { capabilityStatement } from './capability-statement';
import { sandboxStore } from './dataset';
import { accessOf } from './scopes';
import { parseQuery } from './search/query';
import { runSearch } from './search/run-search';
import { smartConfiguration } from './smart-configuration';

const baseUrl = 'http://localhost:3000/sandbox/harbor/fhir/r4';
const statement = capabilityStatement('harbor');
const resources = statement.rest?.[0]?.resource ?? [];

describe('the CapabilityStatement', () => {
  it('names the types that are served', () => {
    expect(resources.map((resource) => resource.type)).toEqual(resourceTypes);
    expect(statement).toMatchObject({ fhirVersion: '4.0.1', kind: 'instance', status: 'active' });
    const services = statement.rest?.[0]?.security?.service?.flatMap((entry) => entry.coding ?? []);
    expect(services?.map((coding) => coding.code)).toEqual(['SMART-on-FHIR', 'UDAP']);
  });

  it('is true: the server understands every search parameter and include that it names', () => {
    for (const resource of resources) {
      const type = resourceTypes.find((entry) => entry === resource.type);
      if (!type) throw new Error(`${resource.type} is not served.`);
      const parameters = [
        ...(resource.searchParam ?? []).map(({ name }) => [`${name}:missing`, 'false'] as const),
        ...(resource.searchInclude ?? []).map((value) => ['_include', value] as const),
        ...(resource.searchRevInclude ?? []).map((value) => ['_revinclude', value] as const),
      ];
      for (const parameter of parameters) {
        const query = parseQuery(type, [parameter], { baseUrl, isStrict: true });
        const bundle = runSearch(sandboxStore(), query, accessOf('system/*.rs'), baseUrl);
        expect(bundle.total, `${type} ${parameter.join('=')}`).toBeGreaterThan(0);
      }
    }
  });
});

describe('the SMART configuration', () => {
  it('has what backend services need and nothing that is not there', () => {
    const configuration = smartConfiguration('harbor');
    expect(configuration.grant_types_supported).toEqual(['client_credentials']);
    expect(configuration.token_endpoint_auth_signing_alg_values_supported).toEqual(
      expect.arrayContaining(['RS384', 'ES384']),
    );
    expect(configuration.code_challenge_methods_supported).toEqual(['S256']);
    for (const absent of [
      'authorization_endpoint',
      'issuer',
      'jwks_uri',
      'registration_endpoint',
    ]) {
      expect(configuration).not.toHaveProperty(absent);
    }
  });
});
