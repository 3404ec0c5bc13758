import { exportPKCS8 } from 'jose';
import { expect } from 'vitest';
import { inspectUpload } from '@/lib/domain/certificates/inspect-upload';
import { issue, makeCa, type Party } from '@/lib/protocol/testing/pki';
import type { UploadInspection } from '@/lib/schemas/certificate';
import {
  TestCertificateKindSchema,
  type TestCertificateKind,
} from '@/lib/schemas/test-certificate';
import { makeTestCertificate } from '@/lib/domain/test-certificates/make-test-certificate';
import type { World } from './world';

/** Files that somebody uploads, and what they have to be told about them. */
export interface UploadCase {
  row: string;
  /** The code of a problem, or the id of a check that is not passed. */
  told: string;
  files: (world: World) => Promise<string[]>;
  /** Has to be in the text of the problem, or in what was seen and how it is mended. */
  words: RegExp;
}

const dates = () => ({
  notBefore: new Date(Date.now() - 86_400_000),
  notAfter: new Date(Date.now() + 90 * 86_400_000),
});
const pem = ({ certificate }: Party) => certificate.toString('pem');
const keyOf = ({ keys }: Party) => exportPKCS8(keys.privateKey);

async function made(world: World, kind: TestCertificateKind): Promise<string[]> {
  const { chainPem, privateKeyPem } = await makeTestCertificate(
    world.workspaceId,
    { kind: TestCertificateKindSchema.parse(kind), keyKind: 'rsa-2048', keep: false },
    null,
  );
  return [...chainPem, privateKeyPem];
}

/** Section 8.6: uploads. */
export const uploadCases: readonly UploadCase[] = [
  {
    row: '8.6 upload: key of another certificate',
    told: 'key-mismatch',
    files: async () => {
      const ca = await makeCa(null, { name: 'Upload CA', ...dates() });
      const [one, other] = [
        await issue(ca, { name: 'One', ...dates() }),
        await issue(ca, { name: 'Other', ...dates() }),
      ];
      return [pem(one), await keyOf(other)];
    },
    words: /the key has the public key [\w-]{43}, and .*[\w-]{43}.*SHA-256 thumbprints/,
  },
  {
    row: '8.6 upload: no URI',
    told: 'udap.client-certificate.san-uri',
    files: (world) => made(world, 'no-san'),
    words: /No URI in the certificate.*with the URI of the app/,
  },
  {
    row: '8.6 upload: wrong template: authority',
    told: 'ca-instead-of-leaf',
    files: async () => {
      const ca = await makeCa(null, { name: 'Upload CA', ...dates() });
      return [pem(ca), await keyOf(ca)];
    },
    words: /certificate of an authority/,
  },
  {
    row: '8.6 upload: wrong template: key usage',
    told: 'udap.client-certificate.leaf',
    files: (world) => made(world, 'wrong-key-usage'),
    words: /keyUsage is .*digitalSignature/,
  },
  {
    row: '8.6 upload: wrong template: weak key',
    told: 'udap.client-certificate.key',
    files: (world) => made(world, 'weak-key'),
    words: /1024/,
  },
  {
    row: '8.6 upload: chain out of order',
    told: 'put in order',
    files: async () => {
      const ca = await makeCa(null, { name: 'Upload CA', ...dates() });
      const between = await makeCa(ca, { name: 'Between', pathLength: 0, ...dates() });
      const leaf = await issue(between, {
        name: 'Leaf',
        sanUris: ['https://app.example.org/order'],
        ...dates(),
      });
      return [pem(ca), pem(between), pem(leaf), await keyOf(leaf)];
    },
    words: /^CN=Leaf ← CN=Between ← CN=Upload CA$/,
  },
];

function wordsOf(inspection: UploadInspection, told: string): string {
  // The portal does not complain of an order, it puts it right.
  if (told === 'put in order') return inspection.chain.map(({ subject }) => subject).join(' ← ');
  const problem = inspection.problems.find(({ code }) => code === told);
  const check = inspection.checks.find(({ id, verdict }) => id === told && verdict === 'fail');
  return problem?.text ?? (check ? `${check.seen} ${check.fix}` : '');
}

/** Uploads the files of a case and holds what is told against it. */
export async function expectTold(world: World, entry: UploadCase): Promise<void> {
  const files = (await entry.files(world)).map((text, index) => ({
    name: `file-${index}.pem`,
    content: Buffer.from(text).toString('base64'),
  }));
  const inspection = await inspectUpload(world.workspaceId, { files });
  expect(wordsOf(inspection, entry.told)).toMatch(entry.words);
}
