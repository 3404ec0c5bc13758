import 'server-only';
import type { X509Certificate } from '@peculiar/x509';
import { fingerprintOf } from '@/lib/protocol/x509/describe';
import type { HolderName } from '../addresses';
import type { CommunityDefinition } from '../communities';
import { authority } from '../pki/authority';
import { addressesBelow, holderIdentity } from '../pki/authority-plans';
import { certifyEndEntity, subjectOf, type Issuer } from '../pki/certificate-profile';
import { recordCertificate } from '../pki/issue-client-certificate';
import { builtInHolders } from './built-in-holders';

const store = globalThis as typeof globalThis & {
  onrampHolderCertificates?: Map<string, Promise<X509Certificate>>;
};

/** The key that all holders share that people make: a long RSA key for each would take seconds. */
const sharedKey = 'made-holders';

/**
 * The key with which a holder signs in a community, and its certificate, which names the base URL. Built-in holders have
 * keys of their own; those that were made share one and get a certificate when they first sign.
 */
export async function holderSigner(
  holder: HolderName,
  community: CommunityDefinition,
): Promise<Issuer> {
  if (builtInHolders.some((name) => name === holder)) return authority(community.holderKey(holder));
  const shared = await authority(community.holderKey(sharedKey));
  const issuer = await authority(community.intermediate);
  const { commonName, sanUri } = holderIdentity(holder);
  const known = (store.onrampHolderCertificates ??= new Map());
  // A new key, intermediate or address makes another certificate.
  const state = `${sanUri} ${fingerprintOf(shared.certificate)} ${fingerprintOf(issuer.certificate)}`;
  let certifying = known.get(state);
  if (!certifying) {
    certifying = certify();
    known.set(state, certifying);
    certifying.catch(() => known.delete(state));
  }
  return { certificate: await certifying, privateKey: shared.privateKey };

  async function certify(): Promise<X509Certificate> {
    const { publicKey } = shared.certificate;
    const subject = subjectOf(commonName);
    const addresses = addressesBelow(community.intermediate);
    const certificate = await certifyEndEntity(
      { publicKey, subject, sanUris: [sanUri] },
      issuer,
      addresses,
    );
    await recordCertificate(certificate, community.intermediate);
    return certificate;
  }
}
