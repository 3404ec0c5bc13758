import type { X509Certificate } from '@peculiar/x509';
import { toBase64 } from '../../bytes';
import { issue, makeCa, type Party, type TestAlgorithm } from '../../testing/pki';

/** Someone whose key and certificates are at hand as PEM, with two authorities above. */
export interface ChainedParty {
  pkcs8Pem: string;
  leaf: X509Certificate;
  /** Leaf, intermediate, root. */
  chain: X509Certificate[];
  chainPem: string[];
  party: Party;
}

/** Makes a leaf with such a key below an intermediate and a root. */
export async function makeParty(alg: TestAlgorithm): Promise<ChainedParty> {
  const root = await makeCa(null, { name: 'Root' });
  const inter = await makeCa(root, { name: 'Intermediate' });
  const party = await issue(inter, { name: `App ${alg}`, alg, sanUris: ['https://app.example'] });
  const chain = [party, inter, root].map((entry) => entry.certificate);
  return {
    pkcs8Pem: await pkcs8PemOf(party.keys.privateKey),
    leaf: party.certificate,
    chain,
    chainPem: chain.map((certificate) => certificate.toString('pem')),
    party,
  };
}

/** A private key as PEM of PKCS #8. */
export async function pkcs8PemOf(key: CryptoKey): Promise<string> {
  const der = new Uint8Array(await crypto.subtle.exportKey('pkcs8', key));
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
}
