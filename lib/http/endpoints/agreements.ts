import 'server-only';
import * as z from 'zod';
import {
  addAgreementFile as addFile,
  getAgreementFile as getFile,
  removeAgreementFile as removeFile,
} from '@/lib/domain/outreach/agreement-files';
import {
  addAgreement as add,
  listAgreements as list,
  removeAgreement as remove,
  updateAgreement as update,
} from '@/lib/domain/outreach/agreements';
import {
  AgreementInputSchema,
  AgreementSchema,
  AgreementUpdateSchema,
  type AgreementView,
} from '@/lib/schemas/outreach';
import { AddRegistrationFileSchema, maxFileBytes } from '@/lib/schemas/registration-file';
import { endpoint } from '../endpoint';

const tag = 'Outreach';
const root = '/workspaces/{slug}/apps/{id}/agreements';
const params = z.object({ id: z.string() });
const ofAgreement = z.object({ id: z.string(), agreementId: z.string() });
const ofFile = ofAgreement.extend({ fileId: z.string() });
const read = { kind: 'workspace', permission: 'outreach.read' } as const;
const manage = { kind: 'workspace', permission: 'outreach.manage' } as const;
const target = ({ id, title, status }: AgreementView) => ({
  kind: 'agreement',
  id,
  detail: { title, status },
});

/** The agreements of an app. */
export const listAgreements = endpoint({
  id: 'agreements.list',
  method: 'GET',
  path: root,
  summary: 'List the agreements about an app, the newest first',
  tag,
  access: read,
  params,
  status: 200,
  response: z.object({ agreements: z.array(AgreementSchema) }),
  handler: async ({ workspace, params: { id } }) => ({ agreements: await list(workspace.id, id) }),
});

/** Writes down an agreement. */
export const addAgreement = endpoint({
  id: 'agreements.add',
  method: 'POST',
  path: root,
  summary: 'Write down an agreement that is planned, sent or signed',
  tag,
  access: manage,
  params,
  body: AgreementInputSchema,
  status: 201,
  response: AgreementSchema,
  audit: { action: 'agreement.add', target },
  handler: ({ workspace, actor, params: { id }, body }) =>
    add(workspace.id, id, body, { id: actor.userId, name: actor.name }),
});

/** Changes an agreement. */
export const updateAgreement = endpoint({
  id: 'agreements.update',
  method: 'PUT',
  path: `${root}/{agreementId}`,
  summary: 'Change all of an agreement',
  tag,
  access: manage,
  params: ofAgreement,
  body: AgreementUpdateSchema,
  status: 200,
  response: AgreementSchema,
  audit: { action: 'agreement.update', target },
  handler: ({ workspace, params: { id, agreementId }, body }) =>
    update(workspace.id, id, agreementId, body),
});

/** Removes an agreement. */
export const removeAgreement = endpoint({
  id: 'agreements.remove',
  method: 'DELETE',
  path: `${root}/{agreementId}`,
  summary: 'Remove an agreement with its files',
  tag,
  access: manage,
  params: ofAgreement,
  status: 204,
  response: null,
  audit: {
    action: 'agreement.remove',
    target: (_, { params: { agreementId } }) => ({ kind: 'agreement', id: agreementId }),
  },
  handler: ({ workspace, params: { id, agreementId } }) => remove(workspace.id, id, agreementId),
});

/** Keeps a file with an agreement. */
export const addAgreementFile = endpoint({
  id: 'agreement_files.add',
  method: 'POST',
  path: `${root}/{agreementId}/files`,
  summary: 'Keep a document with an agreement, 5 MB at most',
  tag,
  access: manage,
  params: ofAgreement,
  body: AddRegistrationFileSchema,
  // In base64, with the members around it.
  maxBodyBytes: Math.ceil((maxFileBytes * 4) / 3) + 4096,
  status: 201,
  response: AgreementSchema,
  audit: { action: 'agreement-file.add', target },
  handler: ({ workspace, actor, params: { id, agreementId }, body }) =>
    addFile(workspace.id, id, agreementId, body, { id: actor.userId, name: actor.name }),
});

/** A file of an agreement. */
export const getAgreementFile = endpoint({
  id: 'agreement_files.get',
  method: 'GET',
  path: `${root}/{agreementId}/files/{fileId}`,
  summary: 'Download a document of an agreement',
  tag,
  access: read,
  params: ofFile,
  status: 200,
  response: null,
  alternatives: { 'application/octet-stream': 'The bytes of the document, to be saved.' },
  handler: async ({ workspace, params: { id, agreementId, fileId } }) => {
    const { name, mediaType, content } = await getFile(workspace.id, id, agreementId, fileId);
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

/** Removes a file of an agreement. */
export const removeAgreementFile = endpoint({
  id: 'agreement_files.remove',
  method: 'DELETE',
  path: `${root}/{agreementId}/files/{fileId}`,
  summary: 'Remove a document of an agreement',
  tag,
  access: manage,
  params: ofFile,
  status: 200,
  response: AgreementSchema,
  audit: { action: 'agreement-file.remove', target },
  handler: ({ workspace, params: { id, agreementId, fileId } }) =>
    removeFile(workspace.id, id, agreementId, fileId),
});
