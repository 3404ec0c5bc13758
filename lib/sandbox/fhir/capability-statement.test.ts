import { describe, expect, it } from 'vitest';
import { resourceTypes } from '../oauth/scopes';
import { builtInHolder } from '../holders/built-in';
import { HolderSettingsSchema } from '../holders/settings';
import { capabilityStatement } from './capability-statement';
import { sandboxStore } from './dataset';
import { accessOf } from './scopes';
import { parseQuery } from './search/query';
import { runSearch } from './search/run-search';
import { smartConfiguration } from './smart-configuration';

const baseUrl = 'http://localhost:3000/sandbox/harbor/fhir/r4';
const harbor = builtInHolder('harbor');
const statement = capabilityStatement(harbor);
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
  it('names what works: launches, sign-in, and every way to authenticate', () => {
    const configuration = smartConfiguration(harbor);
    const root = 'http://localhost:3000/sandbox/harbor/oauth';
    expect(configuration).toMatchObject({
      authorization_endpoint: `${root}/authorize`,
      registration_endpoint: `${root}/register`,
      token_endpoint: `${root}/token`,
      grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: [
        'none',
        'client_secret_basic',
        'client_secret_post',
        'private_key_jwt',
      ],
    });
    expect(configuration.token_endpoint_auth_signing_alg_values_supported).toEqual(
      expect.arrayContaining(['RS384', 'ES384']),
    );
    const capabilities = configuration.capabilities as string[];
    expect(capabilities).toContain('client-confidential-symmetric');
    for (const one of ['launch-ehr', 'launch-standalone', 'sso-openid-connect', 'client-public']) {
      expect(capabilities).toContain(one);
    }
    for (const name of ['jwks_uri', 'userinfo_endpoint', 'revocation_endpoint']) {
      expect(configuration[name]).toContain('/sandbox/harbor/oauth/');
    }
  });

  it('has no registration endpoint where plain metadata are not taken', () => {
    const methods = { udap: true, dcr: false };
    const settings = HolderSettingsSchema.parse({ title: 'UDAP only', methods });
    const configuration = smartConfiguration({ name: 'one', isBuiltIn: false, settings });
    expect(configuration).not.toHaveProperty('registration_endpoint');
    expect(configuration.token_endpoint_auth_methods_supported).toEqual(['private_key_jwt']);
  });
});
