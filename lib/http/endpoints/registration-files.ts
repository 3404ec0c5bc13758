import 'server-only';
import * as z from 'zod';
import {
  addRegistrationFile as add,
  getRegistrationFile as get,
  removeRegistrationFile as remove,
} from '@/lib/domain/registrations/registration-files';
import { RegistrationDetailSchema, type RegistrationDetail } from '@/lib/schemas/registration';
import { AddRegistrationFileSchema, maxFileBytes } from '@/lib/schemas/registration-file';
import { endpoint } from '../endpoint';

const tag = 'Registrations';
const target = ({ id }: RegistrationDetail) => ({ kind: 'registration', id });
const manage = { kind: 'workspace', permission: 'registration.manage' } as const;

/** Keeps a file of evidence. */
export const addRegistrationFile = endpoint({
  id: 'registration_files.add',
  method: 'POST',
  path: '/workspaces/{slug}/registrations/{id}/files',
  summary: 'Keep a file of evidence with a registration, 5 MB at most',
  tag,
  access: manage,
  params: z.object({ id: z.string() }),
  body: AddRegistrationFileSchema,
  // In base64, with the members around it.
  maxBodyBytes: Math.ceil((maxFileBytes * 4) / 3) + 4096,
  status: 201,
  response: RegistrationDetailSchema,
  audit: { action: 'registration-file.add', target },
  handler: ({ workspace, actor, params: { id }, body }) =>
    add(workspace.id, id, body, { id: actor.userId, name: actor.name }),
});

/** A file of evidence. */
export const getRegistrationFile = endpoint({
  id: 'registration_files.get',
  method: 'GET',
  path: '/workspaces/{slug}/registrations/{id}/files/{fileId}',
  summary: 'Download a file of evidence',
  tag,
  access: { kind: 'workspace', permission: 'registration.read' },
  params: z.object({ id: z.string(), fileId: z.string() }),
  status: 200,
  response: null,
  alternatives: { 'application/octet-stream': 'The bytes of the file, to be saved.' },
  handler: async ({ workspace, params: { id, fileId } }) => {
    const { name, mediaType, content } = await get(workspace.id, id, fileId);
    return new Response(content, {
      headers: {
        'content-type': mediaType,
        // Never shown in the page's own origin, whatever is in it.
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      },
    });
  },
});

/** Removes a file of evidence. */
export const removeRegistrationFile = endpoint({
  id: 'registration_files.remove',
  method: 'DELETE',
  path: '/workspaces/{slug}/registrations/{id}/files/{fileId}',
  summary: 'Remove a file of evidence',
  tag,
  access: manage,
  params: z.object({ id: z.string(), fileId: z.string() }),
  status: 200,
  response: RegistrationDetailSchema,
  audit: { action: 'registration-file.remove', target },
  handler: ({ workspace, actor, params: { id, fileId } }) =>
    remove(workspace.id, id, fileId, { id: actor.userId, name: actor.name }),
});
