import 'server-only';
import * as z from 'zod';
import {
  addContact as add,
  listContacts as list,
  removeContact as remove,
  updateContact as update,
} from '@/lib/domain/outreach/contacts';
import { writeOutreachLetter as write } from '@/lib/domain/outreach/letter';
import { buildPacket } from '@/lib/domain/outreach/packet';
import {
  ContactInputSchema,
  ContactSchema,
  LetterQuerySchema,
  LetterSchema,
  PacketInputSchema,
} from '@/lib/schemas/outreach';
import { endpoint } from '../endpoint';

const tag = 'Outreach';
const params = z.object({ id: z.string() });
const ofContact = z.object({ id: z.string(), contactId: z.string() });
const read = { kind: 'workspace', permission: 'outreach.read' } as const;
const manage = { kind: 'workspace', permission: 'outreach.manage' } as const;

/** A letter to a holder. */
export const writeOutreachLetter = endpoint({
  id: 'outreach.letter',
  method: 'GET',
  path: '/workspaces/{slug}/apps/{id}/outreach/letter',
  summary: 'Write a letter to a holder from the facts of an app, and say what is missing for it',
  tag,
  access: read,
  params,
  query: LetterQuerySchema,
  status: 200,
  response: LetterSchema,
  handler: ({ workspace, actor, params: { id }, query }) =>
    write(workspace.id, id, query, actor.name),
});

/** What is sent beside a letter. */
export const getOutreachPacket = endpoint({
  id: 'outreach.packet',
  method: 'POST',
  path: '/workspaces/{slug}/apps/{id}/outreach/packet',
  summary: 'Get a letter with profile, public keys, certificate and claims as one archive',
  tag,
  access: manage,
  params,
  body: PacketInputSchema,
  status: 200,
  response: null,
  alternatives: { 'application/zip': 'The archive, to be saved.' },
  audit: { action: 'outreach.packet' },
  handler: async ({ workspace, params: { id }, body }) => {
    const { fileName, content } = await buildPacket(workspace.id, id, body);
    return new Response(content, {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'x-content-type-options': 'nosniff',
      },
    });
  },
});

/** The log of contacts. */
export const listContacts = endpoint({
  id: 'contacts.list',
  method: 'GET',
  path: '/workspaces/{slug}/apps/{id}/contacts',
  summary: 'List when holders were written to or called about an app, the last time first',
  tag,
  access: read,
  params,
  status: 200,
  response: z.object({ contacts: z.array(ContactSchema) }),
  handler: async ({ workspace, params: { id } }) => ({ contacts: await list(workspace.id, id) }),
});

/** Writes down a contact. */
export const addContact = endpoint({
  id: 'contacts.add',
  method: 'POST',
  path: '/workspaces/{slug}/apps/{id}/contacts',
  summary: 'Write down that a holder was written to or called',
  tag,
  access: manage,
  params,
  body: ContactInputSchema,
  status: 201,
  response: ContactSchema,
  audit: {
    action: 'contact.add',
    target: ({ id, holder }) => ({ kind: 'contact', id, detail: { holder } }),
  },
  handler: ({ workspace, actor, params: { id }, body }) =>
    add(workspace.id, id, body, { id: actor.userId, name: actor.name }),
});

/** Changes a contact. */
export const updateContact = endpoint({
  id: 'contacts.update',
  method: 'PUT',
  path: '/workspaces/{slug}/apps/{id}/contacts/{contactId}',
  summary: 'Change all of a contact, for example tick its next step off',
  tag,
  access: manage,
  params: ofContact,
  body: ContactInputSchema,
  status: 200,
  response: ContactSchema,
  audit: { action: 'contact.update', target: ({ id }) => ({ kind: 'contact', id }) },
  handler: ({ workspace, params: { id, contactId }, body }) =>
    update(workspace.id, id, contactId, body),
});

/** Removes a contact. */
export const removeContact = endpoint({
  id: 'contacts.remove',
  method: 'DELETE',
  path: '/workspaces/{slug}/apps/{id}/contacts/{contactId}',
  summary: 'Remove a contact from the log',
  tag,
  access: manage,
  params: ofContact,
  status: 204,
  response: null,
  audit: {
    action: 'contact.remove',
    target: (_, { params: { contactId } }) => ({ kind: 'contact', id: contactId }),
  },
  handler: ({ workspace, params: { id, contactId } }) => remove(workspace.id, id, contactId),
});
