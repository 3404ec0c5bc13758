import 'server-only';
import { certifierUri, holderAddresses, ocspUrl, pkiFileUrl } from '../addresses';
import { builtInHolderNames, type BuiltInHolderName } from '../holders/built-in';
import type { KeyKind } from './authority-keys';
import type { IssuerAddresses } from './certificate-profile';

/** The certification authorities of the sandbox. */
export type CertificationAuthorityId =
  | 'anchor'
  | 'intermediate'
  | 'ec:anchor'
  | 'ec:intermediate'
  // For certificates that are bad on purpose:
  | 'untrusted:anchor'
  | 'untrusted:intermediate'
  | 'hidden:intermediate'
  | 'stale:intermediate';

/** Every key that the sandbox certifies for itself. */
export type AuthorityId =
  | CertificationAuthorityId
  | `${'' | 'ec:'}holder:${BuiltInHolderName}`
  // The holders that are rows of the database share a key: making RSA keys is slow, and there can be hundreds.
  | `${'' | 'ec:'}shared-holder`
  | `${'' | 'ec:'}certifier`;

/** What a certification authority of the sandbox is made of. */
export interface CertificationAuthorityPlan {
  kind: 'anchor' | 'intermediate';
  /** Its common name, without the key id at the end. */
  title: string;
  key: KeyKind;
  /** Null for an anchor, which signs itself. */
  issuer: CertificationAuthorityId | null;
  /** What can be had below `/sandbox/pki/`; the certificates that it issues name just that. */
  publishes: readonly ('certificate' | 'list' | 'ocsp')[];
  /** Whether its list is always out of date. */
  hasStaleList?: true;
}

const rsa = (modulusBits: number): KeyKind => ({ type: 'RSA', modulusBits });
const ec = (curve: 'P-256' | 'P-384'): KeyKind => ({ type: 'EC', curve });
const everything = ['certificate', 'list', 'ocsp'] as const;

export const certificationAuthorities: Readonly<
  Record<CertificationAuthorityId, CertificationAuthorityPlan>
> = {
  anchor: {
    kind: 'anchor',
    title: 'Onramp Sandbox Anchor',
    key: rsa(4096),
    issuer: null,
    publishes: everything,
  },
  intermediate: {
    kind: 'intermediate',
    title: 'Onramp Sandbox Intermediate',
    key: rsa(3072),
    issuer: 'anchor',
    publishes: everything,
  },
  'ec:anchor': {
    kind: 'anchor',
    title: 'Onramp Sandbox EC Anchor',
    key: ec('P-384'),
    issuer: null,
    publishes: everything,
  },
  'ec:intermediate': {
    kind: 'intermediate',
    title: 'Onramp Sandbox EC Intermediate',
    key: ec('P-256'),
    issuer: 'ec:anchor',
    publishes: everything,
  },
  'untrusted:anchor': {
    kind: 'anchor',
    title: 'Onramp Sandbox Untrusted Anchor',
    key: rsa(2048),
    issuer: null,
    publishes: everything,
  },
  'untrusted:intermediate': {
    kind: 'intermediate',
    title: 'Onramp Sandbox Untrusted Intermediate',
    key: rsa(2048),
    issuer: 'untrusted:anchor',
    publishes: everything,
  },
  'hidden:intermediate': {
    kind: 'intermediate',
    title: 'Onramp Sandbox Hidden Intermediate',
    key: rsa(2048),
    issuer: 'anchor',
    publishes: [],
  },
  'stale:intermediate': {
    kind: 'intermediate',
    title: 'Onramp Sandbox Intermediate With Stale List',
    key: rsa(2048),
    issuer: 'anchor',
    // An OCSP answer would make up for the stale list.
    publishes: ['certificate', 'list'],
    hasStaleList: true,
  },
};

/** All of them, anchors before what they issue. */
export const certificationAuthorityIds = Object.keys(
  certificationAuthorities,
) as readonly CertificationAuthorityId[];

/** How a key that signs for the sandbox itself is certified. */
export interface EndEntityPlan {
  kind: 'end-entity';
  /** Its common name. */
  title: string;
  sanUris: readonly string[];
  key: KeyKind;
  issuer: CertificationAuthorityId;
}

/** What is to be made for an id. */
export function planOf(id: AuthorityId): CertificationAuthorityPlan | EndEntityPlan {
  const entity = {
    kind: 'end-entity',
    // Metadata may be signed with RS256 only (UDAP Security IG 2 §2.3), in the EC community too.
    key: rsa(2048),
    issuer: id.startsWith('ec:') ? 'ec:intermediate' : 'intermediate',
  } as const;
  const name = id.replace(/^ec:/, '');
  const holder = builtInHolderNames.find((one) => name === `holder:${one}`);
  if (holder !== undefined) {
    const sanUris = [holderAddresses(holder).baseUrl];
    return { ...entity, title: `Sandbox holder ${holder}`, sanUris };
  }
  // Its own certificate names no holder: each holder gets one for the same key.
  if (name === 'shared-holder') return { ...entity, title: 'Sandbox holders', sanUris: [] };
  if (name === 'certifier') {
    return { ...entity, title: 'Sandbox certifier', sanUris: [certifierUri()] };
  }
  return certificationAuthorities[id as CertificationAuthorityId];
}

/** The name of an authority in addresses: `ec-anchor` for `ec:anchor`. */
export function fileNameOf(id: CertificationAuthorityId): string {
  return id.replace(':', '-');
}

/** The authority that publishes a kind of document under a name, or null. */
export function findPublisher(
  fileName: string,
  kind: CertificationAuthorityPlan['publishes'][number],
): CertificationAuthorityId | null {
  const found = certificationAuthorityIds.find((id) => fileNameOf(id) === fileName);
  return found && certificationAuthorities[found].publishes.includes(kind) ? found : null;
}

/** What the certificates that an authority issues name: its certificate, its list, its OCSP responder. */
export function addressesBelow(id: CertificationAuthorityId): IssuerAddresses {
  const { publishes } = certificationAuthorities[id];
  const name = fileNameOf(id);
  return {
    caIssuers: publishes.includes('certificate') ? pkiFileUrl(`${name}.cer`) : null,
    crl: publishes.includes('list') ? pkiFileUrl(`${name}.crl`) : null,
    ocsp: publishes.includes('ocsp') ? ocspUrl(name) : null,
  };
}
