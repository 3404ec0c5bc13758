/**
 * How fast the sandbox's CA certifies clients, as a ratio to the bare generator with the same extensions in
 * the same process: what the profile costs on top of encoding and signing.
 *
 *   node --import tsx --conditions=react-server bench/issuance.ts
 */
import 'reflect-metadata';
import { X509CertificateGenerator } from '@peculiar/x509';
import { generateKeyPair } from 'jose';
import {
  certifyAnchor,
  certifyEndEntity,
  certifyIntermediate,
  signingAlgorithmOf,
  subjectOf,
  type Issuer,
  type IssuerAddresses,
} from '@/lib/sandbox/pki/certificate-profile';

const rounds = 15;
const perRound = 20;
const root = 'http://localhost:3000/sandbox/pki';
const addresses: IssuerAddresses = {
  caIssuers: `${root}/intermediate.cer`,
  crl: `${root}/intermediate.crl`,
  ocsp: `${root}/ocsp/intermediate`,
};

async function makeIssuer(alg: 'RS256' | 'ES256', modulusLength?: number): Promise<Issuer> {
  const options = modulusLength === undefined ? {} : { modulusLength };
  const anchor = await generateKeyPair(alg, options);
  const intermediate = await generateKeyPair(alg, options);
  const certificate = await certifyAnchor(
    { publicKey: anchor.publicKey, title: 'Anchor' },
    anchor.privateKey,
  );
  return {
    certificate: await certifyIntermediate(
      { publicKey: intermediate.publicKey, title: 'Intermediate' },
      { certificate, privateKey: anchor.privateKey },
      addresses,
    ),
    privateKey: intermediate.privateKey,
  };
}

async function perSecond(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < perRound; index += 1) await act();
  return (perRound * 1000) / (performance.now() - start);
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;

async function measure(name: string, issuer: Issuer): Promise<void> {
  const { publicKey } = await generateKeyPair('RS256');
  const subject = subjectOf('Bench client', 'Example');
  const sanUris = ['https://app.example.org/bench'];
  const certify = () => certifyEndEntity({ publicKey, subject, sanUris }, issuer, addresses);
  const sample = await certify();
  const bare = () =>
    X509CertificateGenerator.create({
      serialNumber: sample.serialNumber,
      subject: sample.subjectName,
      issuer: sample.issuerName,
      notBefore: sample.notBefore,
      notAfter: sample.notAfter,
      publicKey,
      signingKey: issuer.privateKey,
      signingAlgorithm: signingAlgorithmOf(issuer.privateKey),
      extensions: sample.extensions,
    });
  await bare();
  const ours: number[] = [];
  const theirs: number[] = [];
  // In turns, so that a slow moment of the machine hits both.
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(await perSecond(bare));
    ours.push(await perSecond(certify));
  }
  const ratio = median(ours) / median(theirs);
  console.log(
    `${name}: ${median(ours).toFixed(0)} certificates/s, bare generator ${median(theirs).toFixed(0)}/s, ratio ${ratio.toFixed(2)}`,
  );
}

await measure('EC P-256 issuer', await makeIssuer('ES256'));
await measure('RSA 3072 issuer', await makeIssuer('RS256', 3072));
