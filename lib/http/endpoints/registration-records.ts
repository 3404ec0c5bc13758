import 'server-only';
import * as z from 'zod';
import { editRegistration as edit } from '@/lib/domain/registrations/edit-registration';
import { forgetRegistration as forget } from '@/lib/domain/registrations/forget-registration';
import {
  askHolder as ask,
  recordRegistration as record,
} from '@/lib/domain/registrations/record-registration';
import { revealSecret as reveal } from '@/lib/domain/registrations/reveal-secret';
import { writeLetter } from '@/lib/domain/registrations/write-letter';
import {
  AskHolderSchema,
  EditRegistrationSchema,
  RecordRegistrationSchema,
} from '@/lib/schemas/register';
import {
  RegistrationDetailSchema,
  RevealedSecretSchema,
  type RegistrationDetail,
} from '@/lib/schemas/registration';
import { RequestLetterSchema } from '@/lib/schemas/registration-file';
import { endpoint } from '../endpoint';

const params = z.object({ id: z.string() });
const tag = 'Registrations';
const target = ({ id }: RegistrationDetail) => ({ kind: 'registration', id });
const manage = { kind: 'workspace', permission: 'registration.manage' } as const;

/** Keeps a client that a holder made by hand. */
export const recordRegistration = endpoint({
  id: 'registrations.record',
  method: 'POST',
  path: '/workspaces/{slug}/registrations/manual',
  summary: 'Keep a client that a holder made by hand; its secret is sealed',
  tag,
  access: manage,
  body: RecordRegistrationSchema,
  status: 201,
  response: RegistrationDetailSchema,
  audit: { action: 'registration.record', target },
  handler: ({ workspace, actor, body }) =>
    record(workspace.id, body, { id: actor.userId, name: actor.name }),
});

/** Keeps that a holder was asked. */
export const askHolder = endpoint({
  id: 'registrations.ask',
  method: 'POST',
  path: '/workspaces/{slug}/registrations/one-off',
  summary: 'Ask a holder for one-off credentials: a letter, and a registration that waits',
  tag,
  access: manage,
  body: AskHolderSchema,
  status: 201,
  response: RegistrationDetailSchema,
  audit: { action: 'registration.ask', target },
  handler: ({ workspace, actor, body }) =>
    ask(workspace.id, body, { id: actor.userId, name: actor.name }),
});

/** Writes down what people know. */
export const editRegistration = endpoint({
  id: 'registrations.edit',
  method: 'PATCH',
  path: '/workspaces/{slug}/registrations/{id}',
  summary:
    'Write down by hand what is known of a registration: what the holder answered, notes, ends',
  tag,
  access: manage,
  params,
  body: EditRegistrationSchema,
  status: 200,
  response: RegistrationDetailSchema,
  audit: { action: 'registration.edit', target },
  handler: ({ workspace, actor, params: { id }, body }) =>
    edit(workspace.id, id, body, { id: actor.userId, name: actor.name }),
});

/** Reveals a secret. */
export const revealSecret = endpoint({
  id: 'registrations.reveal',
  method: 'POST',
  path: '/workspaces/{slug}/registrations/{id}/secret',
  summary: 'Reveal the client secret of a registration; each time is in the audit log',
  tag,
  access: { kind: 'workspace', permission: 'registration.reveal' },
  params,
  status: 200,
  response: RevealedSecretSchema,
  audit: {
    action: 'registration.reveal',
    target: (_, call) => ({ kind: 'registration', id: call.params.id }),
  },
  handler: ({ workspace, params: { id } }) => reveal(workspace.id, id),
});

/** Removes the record. */
export const forgetRegistration = endpoint({
  id: 'registrations.forget',
  method: 'DELETE',
  path: '/workspaces/{slug}/registrations/{id}',
  summary: 'Forget a registration here; the holder is not told',
  description: 'One that is active at its holder is forgotten with ?force=true only.',
  tag,
  access: manage,
  params,
  query: z.strictObject({ force: z.enum(['true', 'false']).default('false') }),
  status: 204,
  response: null,
  audit: {
    action: 'registration.forget',
    target: (_, call) => ({ kind: 'registration', id: call.params.id }),
  },
  handler: ({ workspace, params: { id }, query }) =>
    forget(workspace.id, id, query.force === 'true'),
});

/** The letter to the holder. */
export const getLetter = endpoint({
  id: 'registrations.letter',
  method: 'GET',
  path: '/workspaces/{slug}/registrations/{id}/letter',
  summary: 'The letter that asks the holder for credentials, with all facts of the app',
  tag,
  access: { kind: 'workspace', permission: 'registration.read' },
  params,
  status: 200,
  response: RequestLetterSchema,
  handler: ({ workspace, params: { id } }) => writeLetter(workspace.id, id),
});
