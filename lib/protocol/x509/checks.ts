import { checksFrom, type CheckDefinition } from '../check';
import { rfc, udapSection } from '../citations';

const trust = udapSection('discovery', '2.3', '2.3');

/** What is demanded of a chain of certificates, from the leaf to an anchor. */
export const x509Checks = {
  'x509.path.reaches-anchor': {
    title: 'The certificate leads to a trusted anchor',
    level: 'SHALL',
    expected: 'A chain of certificates from the signer to an anchor of a community that you trust.',
    why: 'Anyone can make a key and a certificate. Trust comes only from the anchor at the end of the chain.',
    fix: 'Add the anchor (and missing intermediates) of the community to which the signer belongs, if you trust that community; or ask the signer to send the whole chain.',
    citation: trust,
  },
  'x509.path.signature': {
    title: 'Each certificate is signed by the next one',
    level: 'SHALL',
    expected: 'Every signature verifies with the public key of the issuer.',
    why: 'A certificate whose signature does not verify was altered, or was issued by another authority of the same name.',
    fix: 'Ask for a chain in which the intermediate is the one that really signed the leaf; authorities are sometimes renewed with a new key under the same name.',
    citation: rfc(5280, '6.1.3'),
  },
  'x509.path.dates': {
    title: 'All certificates of the chain are within their dates',
    level: 'SHALL',
    expected: 'notBefore ≤ now ≤ notAfter for the leaf, each intermediate and the anchor.',
    why: 'Outside its dates nobody vouches for the certificate any more.',
    fix: 'The owner of the certificate renews it with the same SAN. If the dates look right, check the clock.',
    citation: rfc(5280, '6.1.3'),
  },
  'x509.path.authority': {
    title: 'Issuers are certification authorities',
    level: 'SHALL',
    expected: 'basicConstraints CA:true with a sufficient path length, and keyUsage keyCertSign.',
    why: 'Otherwise the holder of any ordinary certificate could issue certificates for others.',
    fix: 'The chain has to run over certificates of authorities; ask the signer which intermediate belongs there.',
    citation: rfc(5280, '6.1.4'),
  },
  'x509.path.name-constraints': {
    title: 'Every name is one that the authorities above may certify',
    level: 'SHALL',
    expected:
      'Subject and alternative names inside every permitted subtree and outside every excluded one (nameConstraints).',
    why: 'Name constraints limit for whom an authority may certify: a name outside is one that its own authority did not entrust to it.',
    fix: 'Ask for a certificate from an authority that may certify this name, or for wider name constraints.',
    citation: rfc(5280, '4.2.1.10'),
  },
  'x509.path.policies': {
    title: 'The certificate policies agree along the chain',
    level: 'SHALL',
    expected:
      'Where an authority demands a policy (requireExplicitPolicy), one that is valid for every certificate below it.',
    why: 'A policy says under which rules a certificate was issued. An authority that demands one vouches for nothing outside of it.',
    fix: 'The authority has to put the demanded policy (certificatePolicies) into each certificate below it, or map it to its own.',
    citation: rfc(5280, '6.1.3'),
  },
  'x509.path.critical-extensions': {
    title: 'Every critical extension is understood',
    level: 'SHALL',
    expected: 'No critical extension besides those that RFC 5280 defines.',
    why: 'A critical extension limits what a certificate may be used for. Who does not understand it has to reject the certificate.',
    fix: 'Ask the certification authority what the extension means, and for a certificate in which it is not critical.',
    citation: rfc(5280, '4.2'),
  },
  'x509.leaf.key-usage': {
    title: 'The signing certificate may sign',
    level: 'SHALL',
    expected: 'keyUsage with digitalSignature, or no keyUsage extension; not a CA certificate.',
    why: 'The certificate says what its key is for; signing statements needs digitalSignature.',
    fix: 'Ask the certification authority for an end-entity certificate with keyUsage digitalSignature.',
    citation: rfc(5280, '4.2.1.3'),
  },
  'x509.key-size': {
    title: 'Keys are strong enough',
    level: 'SHALL',
    expected: 'RSA of at least 2048 bits, or EC P-256, P-384 or P-521.',
    why: 'Shorter keys can be broken.',
    fix: 'Have the certificate renewed with a stronger key.',
    citation: rfc(7518, '3.3'),
  },
  'x509.signature-algorithm': {
    title: 'Certificates are signed with a sound algorithm',
    level: 'SHALL',
    expected: 'A signature with SHA-256 or better on every certificate below the anchor.',
    why: 'With SHA-1 and MD5 a second certificate with the same signature can be forged.',
    fix: 'Have the certificate issued again with SHA-256.',
    citation: rfc(7518, '3.1'),
  },
  'x509.revocation': {
    title: 'No certificate of the chain is revoked',
    level: 'SHALL',
    expected:
      'A current revocation list, signed by the issuer, that does not list the certificate.',
    why: 'A key that was stolen or an organization that left the community is known only from the revocation list.',
    fix: 'If it is revoked, its owner needs a new certificate. If the list cannot be had, the authority must mend it; with the revocation policy “soft” the run goes on with a warning.',
    citation: rfc(5280, '6.3'),
  },
  'x509.revocation.published': {
    title: 'The certificate says where its revocation is published',
    level: 'SHOULD',
    expected: 'A CRL distribution point or an OCSP responder, with an HTTP address.',
    why: 'Without one nobody can find out that the certificate was revoked, and trust needs a revocation check.',
    fix: 'The certification authority puts a CRL distribution point into the certificates it issues.',
    citation: rfc(5280, '4.2.1.13'),
  },
  'x509.crl': {
    title: 'The revocation list does not name it',
    level: 'SHALL',
    expected: 'A current list, signed by the issuer, that does not name the certificate.',
    why: 'Lists are what most holders look at.',
    fix: 'If the list cannot be used, its authority has to publish a new one: signed by the key that signs the certificates, before nextUpdate, in DER, at an address that everybody can reach.',
    citation: rfc(5280, '6.3'),
  },
  'x509.ocsp': {
    title: 'The OCSP responder calls it good',
    level: 'SHALL',
    expected:
      'An answer about this certificate, signed by its issuer or by somebody whom the issuer certified for it, within its dates.',
    why: 'A responder knows of a revocation sooner than the next list.',
    fix: 'If the answer cannot be used, the operator of the responder has to mend it: its certificate needs the extended key usage OCSPSigning, and answers must be renewed before nextUpdate.',
    citation: rfc(6960, '3.2'),
  },
  'x509.community.algorithm': {
    title: 'The community allows what the key signs with',
    level: 'SHALL',
    expected: 'A key for one of the algorithms that the community allows.',
    why: 'What a signature may use is decided by the community, never by the token.',
    fix: 'Have a certificate issued for a key of another kind, or change the rules of the community if they are yours.',
    citation: udapSection('general', '7.1.2', '1.2'),
  },
  'x509.community.san-scheme': {
    title: 'The community takes the kind of URI',
    level: 'SHALL',
    expected: 'SAN URIs with a scheme that the rules of the community name.',
    why: 'Members of a community find each other by URIs of an agreed kind.',
    fix: 'Have a certificate issued for a URI of that kind, or change the rules of the community if they are yours.',
    citation: udapSection('discovery', '2.4', '2.4'),
  },
  'x509.path.issuer-fetched': {
    title: 'The chain was sent complete',
    level: 'advice',
    expected: 'x5c with the leaf and every intermediate.',
    why: 'Clients that do not fetch missing issuers from the AIA address cannot build the chain.',
    fix: 'Send the intermediates in x5c after the leaf.',
    citation: udapSection('general', '7.1.3', '1.2.3'),
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(x509Checks);
