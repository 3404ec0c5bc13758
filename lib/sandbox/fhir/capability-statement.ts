import 'server-only';
import type {
  CapabilityStatement,
  CapabilityStatementRestResource,
  CapabilityStatementRestResourceOperation,
  CapabilityStatementRestSecurity,
} from 'fhir/r4';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/settings';
import { resourceTypes } from '../oauth/scopes';
import { dateOf, referenceDay } from './generator/days';
import { maxSampleBytes } from './http/sample';
import type { ResourceType } from './resource-types';
import { modifiersOf } from './search/clause';
import { summaries } from './search/elements';
import type { SearchParameter } from './search/parameter';
import { commonParameters, parametersByType, referenceParameters } from './search/parameters/table';
import { defaultCount, maxCount } from './search/query';
import { keptHours } from './writes/kept-versions';

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
    description: `A holder of fictional people for trying out clients. What a client writes, only this client sees, and it is forgotten after ${keptHours} hours. Access tokens are had by registration (${ways}) and client credentials.`,
    kind: 'instance',
    instantiates: ['http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data'],
    software: { name: 'Onramp sandbox' },
    implementation: { description: `Sandbox data holder ${name}`, url: baseUrl },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json', 'application/fhir+xml', 'xml'],
    patchFormat: ['application/json-patch+json'],
    rest: [
      {
        mode: 'server',
        security: securityOf(holder),
        resource: resourceTypes.map(resourceOf),
        interaction: [{ code: 'batch' }, { code: 'transaction' }],
        searchParam: resultParameters.map(([name, type, documentation]) => ({
          name,
          type,
          documentation,
        })),
        operation: [
          {
            name: 'export',
            definition: `${bulkDefinitions}/export`,
            documentation: `${exportWords} Everything of the types in scope.`,
          },
          {
            name: 'sample',
            definition: `${baseUrl}/OperationDefinition/sample`,
            documentation: `An answer of a size: GET [base]/$sample?_bytes=, up to ${maxSampleBytes}, in JSON.`,
          },
        ],
      },
    ],
  };
}

const bulkDefinitions = 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition';
const exportWords =
  'GET or POST with Prefer: respond-async. Supports _outputFormat, _since, _type, _typeFilter, _elements.';

/** What shapes the answer of every search. */
const resultParameters = [
  [
    '_count',
    'number',
    `Results on a page: ${defaultCount} when nothing is said, ${maxCount} at most.`,
  ],
  ['_sort', 'string', 'Names of search parameters, a minus sign before one for the other way.'],
  ['_elements', 'string', 'The elements that are wanted, separated by commas.'],
  ['_summary', 'token', summaries.join(', ')],
  ['_total', 'token', 'none, estimate, accurate'],
  ['_include', 'string', 'Source:parameter, Source:parameter:Target or Source:*'],
  ['_revinclude', 'string', 'Source:parameter, Source:parameter:Target or Source:*'],
] as const;

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
    cors: true,
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

const interactions = [
  'read',
  'vread',
  'update',
  'patch',
  'delete',
  'history-instance',
  'create',
  'search-type',
] as const;

function resourceOf(type: ResourceType): CapabilityStatementRestResource {
  const includes = referenceParameters(type).map((name) => `${type}:${name}`);
  const revIncludes = resourceTypes.flatMap((source) =>
    Object.entries(parametersByType[source])
      .filter(([, parameter]) => parameter.targets?.includes(type))
      .map(([name]) => `${source}:${name}`),
  );
  return {
    type,
    interaction: interactions.map((code) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: true,
    conditionalCreate: true,
    conditionalRead: 'full-support',
    conditionalUpdate: true,
    conditionalDelete: 'single',
    referencePolicy: ['literal'],
    // FHIR has no empty arrays.
    ...(includes.length > 0 && { searchInclude: includes }),
    ...(revIncludes.length > 0 && { searchRevInclude: revIncludes }),
    searchParam: Object.entries({ ...commonParameters, ...parametersByType[type] }).map(
      ([name, parameter]) => ({
        name,
        type: parameter.type,
        documentation: documentationOf(parameter),
      }),
    ),
    operation: operationsOf(type),
  };
}

function documentationOf({ type, targets = [] }: SearchParameter): string {
  const modifiers = [...modifiersOf(type), ...targets].map((modifier) => `:${modifier}`).join(', ');
  return `Modifiers: ${modifiers}${targets.length > 0 ? `. Leads to ${targets.join(', ')}` : ''}`;
}

function operationsOf(type: ResourceType): CapabilityStatementRestResourceOperation[] {
  const definitions = 'http://hl7.org/fhir/OperationDefinition';
  return [
    {
      name: 'validate',
      definition: `${definitions}/Resource-validate`,
      documentation: 'POST on the type. Looks at the structure: elements, lists, values.',
    },
    ...(type === 'Patient'
      ? [
          {
            name: 'everything',
            definition: `${definitions}/Patient-everything`,
            documentation: 'On one patient. Supports _type, _since and _count.',
          },
          {
            name: 'export',
            definition: `${bulkDefinitions}/patient-export`,
            documentation: `${exportWords} By POST, patient chooses some of all patients.`,
          },
        ]
      : []),
    ...(type === 'Group'
      ? [
          {
            name: 'export',
            definition: `${bulkDefinitions}/group-export`,
            documentation: `${exportWords} By POST, patient chooses some of the members.`,
          },
        ]
      : []),
  ];
}
