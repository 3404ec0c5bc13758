import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';

type Abilities = NonNullable<DirectoryEndpoint['abilities']>;

/** One way in which an app can connect, and whether the endpoint says that it offers it. */
export interface ConnectionWay {
  title: string;
  /** unknown: the document that would say so was never received. */
  offers: 'yes' | 'no' | 'unknown';
  /** What it means, or which member says so. */
  says: string;
}

/** Titles with the SMART capabilities that stand for them, any of which is enough. */
const smartWays: readonly { title: string; says: string; any: readonly string[] }[] = [
  {
    title: 'Apps that people start by themselves',
    says: 'standalone launch',
    any: ['launch-standalone'],
  },
  {
    title: 'Apps that are started inside the EHR',
    says: 'EHR launch',
    any: ['launch-ehr'],
  },
  {
    title: 'Public clients',
    says: 'apps on phones and in browsers, without a secret',
    any: ['client-public'],
  },
  {
    title: 'Confidential clients with a secret',
    says: 'client_secret',
    any: ['client-confidential-symmetric'],
  },
  {
    title: 'Confidential clients with a key',
    says: 'private_key_jwt',
    any: ['client-confidential-asymmetric'],
  },
  { title: 'Sign-in of users', says: 'OpenID Connect', any: ['sso-openid-connect'] },
  {
    title: 'Access while the user is away',
    says: 'refresh tokens',
    any: ['permission-offline'],
  },
];

function answer(isKnown: boolean, isOffered: boolean): ConnectionWay['offers'] {
  if (isOffered) return 'yes';
  return isKnown ? 'no' : 'unknown';
}

/**
 * What kinds of apps can connect, by what the documents list. A list is what the server says of itself: `no` means that
 * it does not say so.
 *
 * @param bulkExport whether the CapabilityStatement offers `$export`; null: there is none
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html#capabilities
 */
export function connectionWays(abilities: Abilities, bulkExport: boolean | null): ConnectionWay[] {
  const { smartCapabilities, grantTypes, authMethods, hasSmart, hasUdap } = abilities;
  const hasKeys = authMethods.includes('private_key_jwt');
  const ways = smartWays.map(({ title, says, any }): ConnectionWay => {
    const isListed = any.some((name) => smartCapabilities.includes(name));
    const isOffered = isListed || (any.includes('client-confidential-asymmetric') && hasKeys);
    return { title, says, offers: answer(hasSmart, isOffered) };
  });
  const isDocumented = hasSmart || hasUdap;
  return [
    ...ways,
    {
      title: 'Backend services',
      says: 'client_credentials, without a user',
      offers: answer(isDocumented, grantTypes.includes('client_credentials')),
    },
    {
      title: 'Bulk export',
      says: '$export',
      offers: answer(bulkExport !== null, bulkExport === true),
    },
    {
      title: 'Registration by a certificate',
      says: 'UDAP dynamic registration',
      offers: answer(hasUdap, abilities.udapRegistrationEndpoint !== null),
    },
    {
      title: 'Registration by plain metadata',
      says: 'RFC 7591',
      offers: answer(hasSmart, abilities.registrationEndpoint !== null),
    },
  ];
}
