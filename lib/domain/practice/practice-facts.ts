import 'server-only';
import { db } from '@/lib/db/client';
import { dayOf } from '@/lib/format/dates';
import type { SeenFact } from '@/lib/guide/plan/plan-facts';
import { answersOfMetadata, ownAnswers, type PracticeAnswers } from '@/lib/guide/practice/answers';
import { assessPractice } from '@/lib/guide/practice/assess';
import { AppMetadataSchema } from '@/lib/protocol/registration/client-metadata';
import { AgreementKindSchema } from '@/lib/schemas/outreach';

/** Which answers settle an item of a plan, and how it is said. */
const settledBy: Readonly<Record<string, { answers: readonly string[]; words: string }>> = {
  'security.data-use': {
    answers: ['purpose', 'beyond-access', 'research', 'sale', 'advertising', 'derived'],
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

/** What the questionnaire of an app says: an item is settled when all of its answers are there and none of them is weak. */
function seenOfPractice({ id, metadata, practice }: AppRow): SeenFact[] {
  if (!practice) return [];
  const answers = {
    ...ownAnswers(practice.answers as PracticeAnswers),
    ...answersOfMetadata(AppMetadataSchema.parse(metadata)),
  };
  const states = assessPractice(answers);
  const done = new Set(states.filter(({ state }) => state === 'done').map((one) => one.id));
  return Object.entries(settledBy).flatMap(([itemId, settled]) =>
    settled.answers.every((one) => done.has(one))
      ? [
          {
            itemId,
            holder: '',
            words: settled.words,
            at: practice.updatedAt.toISOString(),
            path: `apps/${id}/policies`,
          },
        ]
      : [],
  );
}

type AgreementRow = AppRow['agreements'][number];

/** How far an agreement is, in a sentence. */
function agreementWords({ title, holder, status, sentOn, endsOn }: AgreementRow): string {
  switch (status) {
    case 'signed':
      return `“${title}” with ${holder} is signed${endsOn ? `, until ${dayOf(endsOn)}` : ''}`;
    case 'sent':
      return `“${title}” was sent to ${holder}${sentOn ? ` on ${dayOf(sentOn)}` : ''} and is not signed yet.`;
    default:
      return `“${title}” with ${holder} is a draft.`;
  }
}

/** What agreements say that are in force, signed and not over, and those that are on their way. */
function seenOfAgreements({ id, agreements }: AppRow): SeenFact[] {
  return agreements.flatMap((row) => {
    const { kind, holderBaseUrl, status, sentOn, signedOn, updatedAt } = row;
    const known = AgreementKindSchema.parse(kind);
    if (known === 'other' || (status === 'signed' && !signedOn)) return [];
    // Of an agreement with one holder it has to be known which of the plan it is.
    if (known !== 'framework' && holderBaseUrl === null) return [];
    const sentAt = (sentOn ?? updatedAt).toISOString();
    return [
      {
        itemId: `agreements.${known}`,
        // A framework binds all of its members.
        holder: known === 'framework' ? '' : (holderBaseUrl ?? ''),
        words: agreementWords(row),
        at: (signedOn ?? updatedAt).toISOString(),
        path: `apps/${id}/outreach`,
        ...(status === 'signed'
          ? {}
          : { underWay: { waitingSince: status === 'sent' ? sentAt : null } }),
      },
    ];
  });
}

type AppRow = Awaited<ReturnType<typeof readApps>>[number];

async function readApps(workspaceId: string, appIds: readonly string[], now: Date) {
  const client = await db();
  return client.app.findMany({
    where: { workspaceId, id: { in: [...appIds] } },
    select: {
      id: true,
      metadata: true,
      practice: { select: { answers: true, updatedAt: true } },
      agreements: {
        where: {
          status: { in: ['signed', 'sent', 'draft'] },
          OR: [{ endsOn: null }, { endsOn: { gte: startOfDay(now) } }],
        },
        orderBy: { id: 'asc' },
      },
    },
  });
}

function startOfDay(now: Date): Date {
  return new Date(`${now.toISOString().slice(0, 10)}T00:00:00.000Z`);
}

/**
 * What the practice and the agreements of apps say about their plans, by the id of the app: read in a handful of queries,
 * however many apps there are.
 */
export async function practiceFacts(
  workspaceId: string,
  appIds: readonly string[],
  now: Date,
): Promise<Map<string, SeenFact[]>> {
  const rows = await readApps(workspaceId, appIds, now);
  return new Map(rows.map((row) => [row.id, [...seenOfPractice(row), ...seenOfAgreements(row)]]));
}
