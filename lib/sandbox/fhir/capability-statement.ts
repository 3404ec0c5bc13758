import 'server-only';
import type {
  CapabilityStatement,
  CapabilityStatementRestResource,
  CapabilityStatementRestSecurity,
} from 'fhir/r4';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/settings';
import { resourceTypes } from '../oauth/scopes';
import { dateOf, referenceDay } from './generator/days';
import type { ResourceType } from './resource-types';
import { modifiersOf } from './search/clause';
import { commonParameters, parametersByType, referenceParameters } from './search/parameters/table';

/**
 * What the server can do, made from the tables that it works with.
 * @see https://hl7.org/fhir/R4/capabilitystatement.html
 */
export function capabilityStatement(holder: Holder): CapabilityStatement {
  const { name, settings } = holder;
  const { baseUrl } = holderAddresses(name);
  const { udap, dcr } = settings.methods;
  const ways = [...(udap ? ['UDAP'] : []), ...(dcr ? ['RFC 7591'] : [])].join(' or ');
  return {
    resourceType: 'CapabilityStatement',
    id: name,
    url: `${baseUrl}/metadata`,
    name: 'OnrampSandbox',
    title: `Sandbox data holder ${name}`,
    status: 'active',
    experimental: true,
    date: dateOf(referenceDay),
    publisher: 'Onramp',
    description: `A read-only holder of fictional people for trying out clients. Access tokens are had by registration (${ways}) and client credentials.`,
    kind: 'instance',
    software: { name: 'Onramp sandbox' },
    implementation: { description: `Sandbox data holder ${name}`, url: baseUrl },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        security: securityOf(holder),
        resource: resourceTypes.map(resourceOf),
      },
    ],
  };
}

const udapService = {
  coding: [
    {
      system: 'http://fhir.udap.org/CodeSystem/capability-rest-security-service',
      code: 'UDAP',
    },
  ],
  text: 'OAuth 2 using UDAP profile (see http://www.udap.org)',
};

function securityOf({ name, settings }: Holder): CapabilityStatementRestSecurity {
  const addresses = holderAddresses(name);
  const { udap, dcr } = settings.methods;
  return {
    extension: [
      {
        url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
        extension: [
          { url: 'authorize', valueUri: addresses.authorizationEndpoint },
          { url: 'token', valueUri: addresses.tokenEndpoint },
          ...(dcr ? [{ url: 'register', valueUri: addresses.registrationEndpoint }] : []),
          { url: 'introspect', valueUri: addresses.introspectionEndpoint },
        ],
      },
    ],
    cors: false,
    service: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
            code: 'SMART-on-FHIR',
            display: 'SMART-on-FHIR',
          },
        ],
        text: 'OAuth2 using SMART-on-FHIR profile (see http://docs.smarthealthit.org)',
      },
      ...(udap ? [udapService] : []),
    ],
    description: 'Every request but this one needs an access token as Bearer.',
  };
}

function resourceOf(type: ResourceType): CapabilityStatementRestResource {
  return {
    type,
    interaction: [{ code: 'read' }, { code: 'vread' }, { code: 'search-type' }],
    versioning: 'versioned',
    readHistory: false,
    conditionalRead: 'full-support',
    referencePolicy: ['literal'],
    searchInclude: referenceParameters(type).map((name) => `${type}:${name}`),
    searchRevInclude: resourceTypes.flatMap((source) =>
      Object.entries(parametersByType[source])
        .filter(([, parameter]) => parameter.targets?.includes(type))
        .map(([name]) => `${source}:${name}`),
    ),
    searchParam: Object.entries({ ...commonParameters, ...parametersByType[type] }).map(
      ([name, parameter]) => ({
        name,
        type: parameter.type,
        documentation: `Modifiers: ${modifiersOf(parameter.type)
          .map((modifier) => `:${modifier}`)
          .join(', ')}`,
      }),
    ),
    ...(type === 'Patient' && {
      operation: [
        {
          name: 'everything',
          definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything',
          documentation: 'Supports _type, _since and _count.',
        },
      ],
    }),
  };
}
