import { describe, expect, it } from 'vitest';
import { builtInSettings } from '../holders/built-in-holders';
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
  it('has what clients need, and nothing of sign-in with OpenID Connect', () => {
    const configuration = smartConfiguration({
      name: 'harbor',
      settings: builtInSettings.harbor,
      isBuiltIn: true,
    });
    expect(configuration.grant_types_supported).toContain('client_credentials');
    expect(configuration.registration_endpoint).toMatch(/\/sandbox\/harbor\/oauth\/register$/);
    expect(configuration.token_endpoint_auth_signing_alg_values_supported).toEqual(
      expect.arrayContaining(['RS384', 'ES384']),
    );
    expect(configuration.code_challenge_methods_supported).toEqual(['S256']);
    for (const absent of ['issuer', 'jwks_uri']) {
      expect(configuration).not.toHaveProperty(absent);
    }
  });
});
