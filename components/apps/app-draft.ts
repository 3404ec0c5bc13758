import type { AppMetadata } from '@/lib/protocol/registration/client-metadata';
import type { App } from '@/lib/schemas/app';

/** What the editor of an app holds: texts that may be empty, lists whose rows may be empty. */
export interface AppDraft extends Record<TextMember, string>, Record<ListMember, string[]> {
  /** The name in the workspace, which holders do not see. */
  name: string;
}

export const textMembers = [
  'client_name',
  'client_uri',
  'logo_uri',
  'tos_uri',
  'policy_uri',
  'software_id',
  'software_version',
] as const;
export type TextMember = (typeof textMembers)[number];
export const listMembers = ['contacts', 'redirect_uris', 'launch_uris'] as const;
export type ListMember = (typeof listMembers)[number];

/** The editor of an app as it is saved. */
export function draftOfApp({ name, metadata }: Pick<App, 'name' | 'metadata'>): AppDraft {
  const texts = textMembers.map((member) => [member, metadata[member] ?? '']);
  const lists = listMembers.map((member) => [member, metadata[member]]);
  return { name, ...Object.fromEntries([...texts, ...lists]) } as AppDraft;
}

/** The same as it is sent: texts trimmed, empty rows left out, so that errors stand at the rows they are about. */
export function tidied(draft: AppDraft): AppDraft {
  const texts = textMembers.map((member) => [member, draft[member].trim()]);
  const lists = listMembers.map((member) => [
    member,
    draft[member].map((row) => row.trim()).filter((row) => row !== ''),
  ]);
  return { name: draft.name.trim(), ...Object.fromEntries([...texts, ...lists]) } as AppDraft;
}

/** The metadata that a draft stands for; members without a text are absent. */
export function metadataOfDraft(draft: AppDraft): AppMetadata {
  const sent = tidied(draft);
  const { contacts, redirect_uris, launch_uris } = sent;
  const texts = textMembers.flatMap((member) => {
    const text = sent[member];
    return text === '' && member !== 'client_name' ? [] : [[member, text] as const];
  });
  return {
    ...(Object.fromEntries(texts) as { client_name: string }),
    contacts,
    redirect_uris,
    launch_uris,
  };
}
