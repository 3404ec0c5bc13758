/**
 * How many paths are validated per second (leaf, intermediate and anchor, both revocation lists in memory), as a
 * ratio to the bare pkijs engine on the same chain and lists in the same process.
 *
 *   node --import tsx --conditions=react-server bench/path-validation.ts [ES256 | RS256]
 */
import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import * as pkijs from 'pkijs';
import { validatePath } from '@/lib/protocol/x509/validate-path';
import { transportOf } from '@/lib/protocol/testing/http';
import { issue, makeCa, makeCrl, testNow, type TestAlgorithm } from '@/lib/protocol/testing/pki';

const rounds = 15;
const perRound = 20;
const urls = { root: 'http://pki.example/root.crl', inter: 'http://pki.example/inter.crl' };

async function perSecond(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < perRound; index += 1) await act();
  return (perRound * 1000) / (performance.now() - start);
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;

async function measure(alg: TestAlgorithm): Promise<void> {
  const root = await makeCa(null, { name: 'Root', alg });
  const inter = await makeCa(root, {
    name: 'Intermediate',
    alg,
    pathLength: 0,
    crlUrls: [urls.root],
  });
  const sanUris = ['https://holder.example/fhir/r4'];
  const leaf = await issue(inter, { name: 'Leaf', alg, sanUris, crlUrls: [urls.inter] });
  const lists = { [urls.root]: await makeCrl(root), [urls.inter]: await makeCrl(inter) };
  const transport = transportOf(lists);
  const [leafDer, interDer, rootDer] = [leaf, inter, root].map(
    ({ certificate }) => certificate.rawData,
  );
  // Both begin with bytes: certificates come in as bytes, and what was once decoded is remembered.
  async function ours(): Promise<void> {
    const result = await validatePath({
      leaf: new X509Certificate(leafDer!),
      others: [new X509Certificate(interDer!)],
      anchors: [new X509Certificate(rootDer!)],
      at: testNow,
      revocation: 'hard',
      transport,
    });
    if (!result.ok) throw new Error('our validation refused the chain');
  }
  async function theirs(): Promise<void> {
    const engine = new pkijs.CertificateChainValidationEngine({
      trustedCerts: [pkijs.Certificate.fromBER(rootDer!)],
      certs: [pkijs.Certificate.fromBER(interDer!), pkijs.Certificate.fromBER(leafDer!)],
      crls: Object.values(lists).map((der) =>
        pkijs.CertificateRevocationList.fromBER(new Uint8Array(der)),
      ),
      checkDate: testNow,
    });
    const answer = await engine.verify();
    if (!answer.result) throw new Error(`pkijs refused the chain: ${answer.resultMessage}`);
  }
  await ours();
  await theirs();
  const own: number[] = [];
  const bare: number[] = [];
  // In turns, so that a slow moment of the machine hits both.
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await perSecond(theirs));
    own.push(await perSecond(ours));
  }
  const ratio = median(own) / median(bare);
  console.log(
    `path validations: ${median(own).toFixed(0)}/s, bare pkijs ${median(bare).toFixed(0)}/s, ratio ${ratio.toFixed(2)}`,
  );
}

await measure(process.argv[2] === 'RS256' ? 'RS256' : 'ES256');
