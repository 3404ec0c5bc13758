import 'server-only';
import { db } from '@/lib/db/client';
import { dayOf } from '@/lib/format/dates';
import type { SeenFact } from '@/lib/guide/plan/plan-facts';
import { AgreementKindSchema } from '@/lib/schemas/outreach';
import { getPractice } from './get-practice';

/** Which answers settle an item of a plan, and how it is said. */
const settledBy: Readonly<Record<string, { answers: readonly string[]; words: string }>> = {
  'security.data-use': {
    answers: ['purpose', 'research', 'sale', 'advertising', 'derived'],
    words: 'The uses of the data are written down',
  },
  'security.retention': {
    answers: ['retention', 'deletion'],
    words: 'How long data is kept is written down',
  },
  'security.incident-contact': {
    answers: ['incident-contact'],
    words: 'A contact for incidents is named',
  },
  'security.token-storage': {
    answers: ['refresh-tokens'],
    words: 'The place of refresh tokens is written down',
  },
  'security.key-storage': {
    answers: ['private-keys'],
    words: 'The place of private keys is written down',
  },
};

/** What the questionnaire says: an item is settled when all of its answers are there and none of them is weak. */
async function seenOfPractice(workspaceId: string, appId: string): Promise<SeenFact[]> {
  const { states, updatedAt } = await getPractice(workspaceId, appId);
  if (updatedAt === null) return [];
  const done = new Set(states.filter(({ state }) => state === 'done').map(({ id }) => id));
  return Object.entries(settledBy).flatMap(([itemId, { answers, words }]) =>
    answers.every((id) => done.has(id))
      ? [{ itemId, holder: '', words, at: updatedAt, path: `apps/${appId}/policies` }]
      : [],
  );
}

/** Agreements that are in force: signed, and not over. */
async function seenOfAgreements(
  workspaceId: string,
  appId: string,
  now: Date,
): Promise<SeenFact[]> {
  const client = await db();
  const rows = await client.agreement.findMany({
    where: {
      workspaceId,
      appId,
      status: 'signed',
      OR: [{ endsOn: null }, { endsOn: { gte: startOfDay(now) } }],
    },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap(({ kind, title, holder, holderBaseUrl, signedOn, endsOn }) => {
    const known = AgreementKindSchema.parse(kind);
    if (known === 'other' || !signedOn) return [];
    // Of an agreement with one holder it has to be known which of the plan it is.
    if (known !== 'framework' && holderBaseUrl === null) return [];
    const until = endsOn ? `, until ${dayOf(endsOn)}` : '';
    return [
      {
        itemId: `agreements.${known}`,
        // A framework binds all of its members.
        holder: known === 'framework' ? '' : (holderBaseUrl ?? ''),
        words: `“${title}” with ${holder} is signed${until}`,
        at: signedOn.toISOString(),
        path: `apps/${appId}/outreach`,
      },
    ];
  });
}

function startOfDay(now: Date): Date {
  return new Date(`${now.toISOString().slice(0, 10)}T00:00:00.000Z`);
}

/** What the practice and the agreements of an app say about its plan. Throws AppError `resource.not_found`. */
export async function practiceFacts(
  workspaceId: string,
  appId: string,
  now: Date,
): Promise<SeenFact[]> {
  return [
    ...(await seenOfPractice(workspaceId, appId)),
    ...(await seenOfAgreements(workspaceId, appId, now)),
  ];
}
