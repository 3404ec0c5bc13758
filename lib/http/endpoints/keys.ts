import 'server-only';
import * as z from 'zod';
import { deleteKey as remove } from '@/lib/domain/keys/delete-key';
import { exportKey as exportPem } from '@/lib/domain/keys/export-key';
import { generateKey } from '@/lib/domain/keys/generate-key';
import { importKey as importFromFiles } from '@/lib/domain/keys/import-key';
import { getKey as get } from '@/lib/domain/keys/get-key';
import { listKeys as list } from '@/lib/domain/keys/list-keys';
import { registerBrowserKey } from '@/lib/domain/keys/register-browser-key';
import { updateKey as update } from '@/lib/domain/keys/update-key';
import { ImportKeySchema } from '@/lib/schemas/certificate';
import {
  CreateKeySchema,
  ExportKeySchema,
  KeySummarySchema,
  UpdateKeySchema,
  type CreateKey,
  type KeySummary,
} from '@/lib/schemas/key';
import { endpoint } from '../endpoint';

const params = z.object({ id: z.string() });
const target = (key: KeySummary) => ({ kind: 'key', id: key.id });

/** The keys of a workspace. */
export const listKeys = endpoint({
  id: 'keys.list',
  method: 'GET',
  path: '/workspaces/{slug}/keys',
  summary: 'List keys, newest first; never their private half',
  tag: 'Keys',
  access: { kind: 'workspace', permission: 'key.read' },
  status: 200,
  response: z.object({ keys: z.array(KeySummarySchema) }),
  handler: async ({ workspace }) => ({ keys: await list(workspace.id) }),
});

async function makeKey(workspaceId: string, body: CreateKey, userId: string | null) {
  if (body.custody === 'browser') return registerBrowserKey(workspaceId, body, userId);
  return (await generateKey(workspaceId, body, userId)).id;
}

/** Makes a key in the vault, or makes one known that a browser holds. */
export const createKey = endpoint({
  id: 'keys.create',
  method: 'POST',
  path: '/workspaces/{slug}/keys',
  summary: 'Make a key in the vault, or make known one that a browser made and keeps',
  description:
    'With custody `vault` the portal makes the pair and seals the private half. With custody `browser` only the public key is sent, with a JWS over `{"thumbprint": …}` that proves possession: the private key never leaves the browser.',
  tag: 'Keys',
  access: { kind: 'workspace', permission: 'key.manage' },
  body: CreateKeySchema,
  status: 201,
  response: KeySummarySchema,
  audit: {
    action: 'key.create',
    target: (key: KeySummary) => ({ ...target(key), detail: { custody: key.custody } }),
  },
  handler: async ({ workspace, body, actor }) =>
    get(workspace.id, await makeKey(workspace.id, body, actor.userId)),
});

/** Takes a key into the vault. */
export const importKey = endpoint({
  id: 'keys.import',
  method: 'POST',
  path: '/workspaces/{slug}/keys/import',
  summary: 'Import a private key into the vault: PEM, DER or PKCS #12, encrypted or not',
  tag: 'Keys',
  access: { kind: 'workspace', permission: 'key.manage' },
  body: ImportKeySchema,
  status: 201,
  response: KeySummarySchema,
  audit: { action: 'key.import', target },
  handler: async ({ workspace, body, actor }) =>
    get(workspace.id, await importFromFiles(workspace.id, body, actor.userId)),
});

/** One key. */
export const getKey = endpoint({
  id: 'keys.get',
  method: 'GET',
  path: '/workspaces/{slug}/keys/{id}',
  summary: 'Get a key: its public half and where it is used',
  tag: 'Keys',
  access: { kind: 'workspace', permission: 'key.read' },
  params,
  status: 200,
  response: KeySummarySchema,
  handler: ({ workspace, params: { id } }) => get(workspace.id, id),
});

/** Renames a key or changes when it is to be replaced. */
export const updateKey = endpoint({
  id: 'keys.update',
  method: 'PATCH',
  path: '/workspaces/{slug}/keys/{id}',
  summary: 'Rename a key, or change when it is to be replaced',
  tag: 'Keys',
  access: { kind: 'workspace', permission: 'key.manage' },
  params,
  body: UpdateKeySchema,
  status: 200,
  response: KeySummarySchema,
  audit: { action: 'key.update', target },
  handler: ({ workspace, params: { id }, body }) => update(workspace.id, id, body),
});

/** Removes a key. */
export const deleteKey = endpoint({
  id: 'keys.delete',
  method: 'DELETE',
  path: '/workspaces/{slug}/keys/{id}',
  summary: 'Remove a key for good; not while a certificate or an open request rests on it',
  tag: 'Keys',
  access: { kind: 'workspace', permission: 'key.manage' },
  params,
  status: 204,
  response: null,
  audit: { action: 'key.delete', target: (_, call) => ({ kind: 'key', id: call.params.id }) },
  handler: ({ workspace, params: { id } }) => remove(workspace.id, id),
});

/** A key of the vault as an encrypted file. */
export const exportKey = endpoint({
  id: 'keys.export',
  method: 'POST',
  path: '/workspaces/{slug}/keys/{id}/export',
  summary: 'Export a private key of the vault, encrypted with a password (PKCS #8, PBES2, AES-256)',
  tag: 'Keys',
  access: { kind: 'workspace', permission: 'key.export' },
  params,
  body: ExportKeySchema,
  status: 200,
  response: z.string(),
  alternatives: { 'application/x-pem-file': 'PEM: BEGIN ENCRYPTED PRIVATE KEY' },
  audit: { action: 'key.export', target: (_, call) => ({ kind: 'key', id: call.params.id }) },
  handler: async ({ workspace, params: { id }, body, audit }) => {
    const pem = await exportPem(workspace.id, id, body.password);
    await audit(pem);
    return new Response(pem, {
      headers: {
        'content-type': 'application/x-pem-file',
        'content-disposition': `attachment; filename="${id}.key.pem"`,
      },
    });
  },
});
