import 'server-only';
import { getApp } from '@/lib/domain/apps/get-app';
import { updateApp } from '@/lib/domain/apps/update-app';
import { createStarterCollection } from '@/lib/domain/collections/starter-collection';
import { updateCollection } from '@/lib/domain/collections/save-collection';
import { addAgreement } from '@/lib/domain/outreach/agreements';
import { addContact } from '@/lib/domain/outreach/contacts';
import { savePlanItem } from '@/lib/domain/plans/save-item';
import { getPractice } from '@/lib/domain/practice/get-practice';
import { savePractice } from '@/lib/domain/practice/save-practice';
import {
  AgreementInputSchema,
  ContactInputSchema,
  type AgreementInput,
} from '@/lib/schemas/outreach';
import { UpdatePlanItemSchema } from '@/lib/schemas/checklist';
import { clinic } from './example-apps';
import { appOf, dayFrom, type ExampleApp, type ExampleWork } from './example-work';

async function agree(
  work: ExampleWork,
  name: ExampleApp,
  input: Partial<AgreementInput> & Pick<AgreementInput, 'kind' | 'title' | 'holder'>,
): Promise<void> {
  const agreement = AgreementInputSchema.parse(input);
  await addAgreement(work.workspaceId, appOf(work, name).id, agreement, work.by);
}

/** An agreement that is about to end, one that lasts, one that was sent; and a talk that has a next step. */
export async function writeDownOutreach(work: ExampleWork): Promise<void> {
  const harbor = { holder: 'Sandbox holder harbor', holderBaseUrl: work.harbor } as const;
  await agree(work, 'ferry', {
    kind: 'holder',
    title: 'Data access agreement',
    ...harbor,
    status: 'signed',
    signedOn: dayFrom(work, -345),
    endsOn: dayFrom(work, 20),
    remindOn: dayFrom(work, 6),
  });
  for (const [kind, title] of [
    ['holder', 'Data access agreement'],
    ['terms', 'Terms for developers'],
    ['baa', 'Business associate agreement'],
  ] as const) {
    await agree(work, 'beacon', {
      kind,
      title,
      ...harbor,
      status: 'signed',
      signedOn: dayFrom(work, -40),
    });
  }
  await agree(work, 'sextant', {
    kind: 'baa',
    title: 'Business associate agreement',
    holder: 'Example Clinic',
    holderBaseUrl: clinic,
    status: 'sent',
    sentOn: dayFrom(work, -5),
  });
  await addContact(
    work.workspaceId,
    appOf(work, 'sextant').id,
    ContactInputSchema.parse({
      holder: 'Example Clinic',
      holderBaseUrl: clinic,
      on: dayFrom(work, -5),
      channel: 'phone',
      withWhom: 'Developer support',
      what: 'Asked for a client_id and for a test patient. They look into it.',
      nextStep: 'Call again',
      nextOn: dayFrom(work, 3),
    }),
    work.by,
  );
}

const practice = {
  'privacy-notice': 'https://beacon.example.org/privacy',
  'terms-of-use': 'https://beacon.example.org/terms',
  contact: 'team@beacon.example.org',
  purpose: 'Counts which patients are due for a check-up, for the clinic that asks for it.',
  'beyond-access': 'agreement',
  research: 'none',
  sale: 'none',
  advertising: 'none',
  derived: 'none',
  retention: 'term',
  'retention-term': '90 days',
  deletion: 'request',
  'incident-contact': 'security@beacon.example.org',
  'refresh-tokens': 'none',
  'private-keys': 'vault',
} as const;

/**
 * The app that is live has settled all that production waits for. Its pages are named only now: a registration looks
 * them up, and those of example.org do not answer.
 */
export async function settlePractice(work: ExampleWork): Promise<void> {
  const { workspaceId, by } = work;
  const { id } = appOf(work, 'beacon');
  const { version } = await getPractice(workspaceId, id);
  await savePractice(workspaceId, id, { version, answers: practice }, by);
  const { metadata } = await getApp(workspaceId, id);
  await updateApp(workspaceId, id, {
    metadata: { ...metadata, client_uri: 'https://beacon.example.org' },
  });
  // Whom the portal tells is a setting of the workspace, which no example changes.
  await say(work, 'beacon', 'live.watch', { isDone: true, note: 'In the calendar of the team.' });
}

async function say(
  work: ExampleWork,
  name: ExampleApp,
  itemId: string,
  said: Record<string, unknown>,
): Promise<void> {
  const update = UpdatePlanItemSchema.parse(said);
  await savePlanItem(work.workspaceId, appOf(work, name).id, itemId, update, work.by.name);
}

/** What people say of items by hand: a day that is near, one that is over, whom they wait for, what is not needed. */
export async function workOnPlans(work: ExampleWork): Promise<void> {
  await say(work, 'chart', 'security.retention', {
    dueOn: dayFrom(work, 8),
    note: 'Ask the product owner.',
    ...(work.by.id === null ? {} : { ownerId: work.by.id }),
  });
  await say(work, 'lantern', 'security.privacy-notice', {
    dueOn: dayFrom(work, -2),
    note: 'The draft is with a lawyer.',
  });
  await say(work, 'sextant', 'security.terms', { waitingOn: 'legal' });
  await say(work, 'ferry', 'test.care', {
    holder: work.harbor,
    notNeeded: 'The holder ends it with the agreement.',
  });
}

/** A collection of requests that runs as a test. */
export async function makeCollection(work: ExampleWork): Promise<void> {
  const { id, version } = await createStarterCollection(work.workspaceId, work.by.name, 'harbor');
  await work.keep('collection', id);
  await updateCollection(work.workspaceId, id, { version, name: 'Sandbox tour (example)' });
}
