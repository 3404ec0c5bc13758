import { exportPKCS8 } from 'jose';
import { db } from '@/lib/db/client';
import { issue, makeCa, type CertificateWishes } from '@/lib/protocol/testing/pki';
import { uploadCertificate } from '@/lib/domain/certificates/upload-certificate';
import type { RunFrame } from '@/lib/run/frames';
import type { TestCertificateKind } from '@/lib/schemas/test-certificate';
import type { HolderPlan } from '../../fakes/planned-holder';
import type { ExplainCase, World } from './world';

const day = 86_400_000;

/** A run as far as the certificate, with this one of the workspace. */
async function choosing(world: World, certificateId: string, plan: HolderPlan = {}) {
  return world.run({
    holder: await world.addHolder(plan),
    until: 'certificate',
    auth: { method: 'udap', certificateId },
  });
}

const ofKind = (kind: TestCertificateKind) => async (world: World) =>
  choosing(world, await world.testCertificate(kind));

/** Uploads a certificate with its key, as a person would. */
async function uploaded(world: World, wishes: CertificateWishes): Promise<string> {
  const dates = {
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + 90 * day),
  };
  const ca = await makeCa(null, { name: 'Explaining CA', ...dates });
  const leaf = await issue(ca, {
    name: 'Our app',
    sanUris: ['https://app.example.org/uploaded'],
    ...dates,
    ...wishes,
  });
  const text = `${leaf.certificate.toString('pem')}\n${await exportPKCS8(leaf.keys.privateKey)}`;
  const { id } = await uploadCertificate(
    world.workspaceId,
    {
      files: [{ name: 'app.pem', content: Buffer.from(text).toString('base64') }],
      name: 'Uploaded',
    },
    world.ownerId,
  );
  return id;
}

const withUploaded =
  (wishes: CertificateWishes, plan: HolderPlan = {}) =>
  async (world: World): Promise<RunFrame[]> =>
    choosing(world, await uploaded(world, wishes), plan);

/** Section 8.6: certificates of an app, before anything is signed. */
export const certificateCases: readonly ExplainCase[] = [
  {
    row: '8.6 certificate that cannot sign: no URI',
    told: 'explain.certificate.no-uri',
    run: ofKind('no-san'),
    proof: /and no URI.*Subject alternative name/,
    fix: /issued again.*a request made here has it/,
    cite: /§3\.1/,
  },
  ...(
    [
      ['key usage', 'wrong-key-usage', /without digitalSignature/],
      ['authority', 'ca-as-leaf', /certificate of an authority/],
    ] as const
  ).map(([name, kind, proof]): ExplainCase => ({
    row: `8.6 certificate that cannot sign: ${name}`,
    told: 'explain.certificate.wrong-template',
    run: ofKind(kind),
    proof,
    fix: /template for UDAP clients/,
    cite: /RFC 5280/,
  })),
  {
    row: '8.6 certificate that cannot sign: expired',
    told: 'explain.certificate.ended',
    run: ofKind('expired'),
    proof: /ended on 20.*now: 20/,
    fix: /same URI/,
    cite: /§7\.1\.6/,
  },
  {
    row: '8.6 certificate that cannot sign: order',
    told: 'explain.certificate.order',
    run: async (world) => {
      const id = await world.testCertificate('good');
      const client = await db();
      const { chainPem } = await client.certificate.findUniqueOrThrow({ where: { id } });
      const stranger = await makeCa(null, { name: 'A stranger' });
      await client.certificate.update({
        where: { id },
        data: { chainPem: [chainPem[0] ?? '', stranger.certificate.toString('pem')] },
      });
      return choosing(world, id);
    },
    proof: /one does not follow.*CN=A stranger.*expected: /,
    fix: /puts every order right/,
    cite: /RFC 7515/,
  },
  {
    row: '8.6 certificate that cannot sign: algorithm',
    told: 'explain.certificate.algorithm',
    run: withUploaded(
      {},
      {
        metadata: {
          plain: { registration_endpoint_jwt_signing_alg_values_supported: ['RS256'] },
        },
      },
    ),
    proof: /EC P-256.*ES256.*RS256/,
    fix: /RSA key/,
    cite: /§7\.1\.2/,
  },
  {
    row: '8.6 expires soon',
    told: 'explain.certificate.expires-soon',
    run: withUploaded({ notAfter: new Date(Date.now() + 9 * day + 3_600_000) }),
    proof: /ends in 9 days.*URI to keep.*app\.example\.org\/uploaded/,
    fix: /same URI\. Nothing has to be registered again/,
    cite: /Dynamic Client Registration §6/,
  },
];
