import 'server-only';
import type { X509Certificate } from '@peculiar/x509';
import { db } from '@/lib/db/client';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { assembleChain, certificateThumbprint } from '@/lib/protocol/credentials/match-credentials';
import {
  readCredentials,
  type CredentialsReading,
} from '@/lib/protocol/credentials/read-credentials';
import { describeJwk } from '@/lib/protocol/credentials/key-kinds';
import type { PrivateKeyFound } from '@/lib/protocol/credentials/read-private-key';
import { checkClientCertificate } from '@/lib/protocol/udap/client-certificate';
import { describeCertificate, fingerprintOf } from '@/lib/protocol/x509/describe';
import type { InspectUpload, UploadInspection } from '@/lib/schemas/certificate';
import { PublicJwkSchema } from '@/lib/schemas/jwk';
import { algorithmOf } from './algorithm-of';
import { communitiesOf } from './communities-of';

/** A key that the workspace has already. */
interface KnownKey {
  id: string;
  custody: string;
  thumbprint: string;
  algorithm: string;
  publicJwk: unknown;
}

/** What was found in an upload: what may be told, and what only the vault may see. */
export interface UploadReading {
  inspection: UploadInspection;
  chain: X509Certificate[];
  /** The key of the leaf, when it is in the files. */
  newKey: PrivateKeyFound | null;
  /** The key of the leaf, when the workspace has it. */
  knownKey: KnownKey | null;
}

/** Decodes the files of a request and reads them. */
export function readFiles({ files, password }: InspectUpload): CredentialsReading {
  const decoded = files.map(({ name, content }) => ({
    name,
    bytes: new Uint8Array(Buffer.from(content, 'base64')),
  }));
  return readCredentials(decoded, password ?? null);
}

async function knownKeys(
  workspaceId: string,
  certificates: readonly X509Certificate[],
): Promise<KnownKey[]> {
  const thumbprints = await Promise.all(certificates.map(certificateThumbprint));
  const client = await db();
  return client.key.findMany({
    where: { workspaceId, thumbprint: { in: thumbprints } },
    select: { id: true, custody: true, thumbprint: true, algorithm: true, publicJwk: true },
  });
}

/** Reads an upload against what the workspace has. Stores nothing. */
export async function readUpload(
  workspaceId: string,
  upload: InspectUpload,
  now: Date,
): Promise<UploadReading> {
  const read = readFiles(upload);
  const known = await knownKeys(workspaceId, read.certificates);
  const keys = read.keys.length > 0 ? read.keys : known;
  const assembled = await assembleChain(read.certificates, {
    key: keys.map(({ thumbprint }) => thumbprint),
  });
  const { leaf, chain } = assembled;
  const thumbprint = leaf && (await certificateThumbprint(leaf));
  const newKey = read.keys.find((key) => key.thumbprint === thumbprint) ?? null;
  const knownKey = known.find((key) => key.thumbprint === thumbprint) ?? null;
  const duplicateOf = leaf && (await findDuplicate(workspaceId, leaf));
  const problems = [
    ...read.problems,
    ...assembled.problems
      // Why there is no key is said already, where one could not be opened.
      .filter(({ code }) => code !== 'missing-key' || read.problems.length === 0)
      .map((problem) => ({ ...problem, file: null })),
  ];
  const key = newKey ?? knownKey;
  const inspection: UploadInspection = {
    isAcceptable: problems.length === 0 && leaf !== null && duplicateOf === null,
    problems,
    notes: [...read.notes, ...assembled.notes],
    needsPassword: read.problems.some(({ code }) => code === 'password-needed'),
    chain: chain.map(describeCertificate),
    key: key && {
      kind: describeJwk(PublicJwkSchema.parse(key.publicJwk)),
      thumbprint: key.thumbprint,
      where: placeOf(knownKey),
    },
    duplicateOf,
    communities: leaf ? await communitiesOf(chain, await listCommunities(workspaceId)) : [],
    checks: leaf
      ? checkClientCertificate(chain, {
          alg: knownKey?.algorithm ?? algorithmOf(leaf),
          supportedAlgs: null,
          now,
        })
      : [],
  };
  return { inspection, chain, newKey, knownKey };
}

function placeOf(known: KnownKey | null): 'file' | 'vault' | 'browser' | 'outside' {
  if (!known) return 'file';
  if (known.custody === 'vault') return 'vault';
  return known.custody === 'browser' ? 'browser' : 'outside';
}

async function findDuplicate(workspaceId: string, leaf: X509Certificate): Promise<string | null> {
  const client = await db();
  const row = await client.certificate.findUnique({
    where: { workspaceId_fingerprint: { workspaceId, fingerprint: fingerprintOf(leaf) } },
    select: { id: true },
  });
  return row?.id ?? null;
}
