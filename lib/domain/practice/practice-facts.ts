import 'server-only';
import { db } from '@/lib/db/client';
import { dayOf } from '@/lib/format/dates';
import type { SeenFact } from '@/lib/guide/plan/plan-facts';
import { answersOfMetadata, ownAnswers, type PracticeAnswers } from '@/lib/guide/practice/answers';
import { settledItems } from '@/lib/guide/practice/settled-items';
import { AppMetadataSchema } from '@/lib/protocol/registration/client-metadata';
import { AgreementKindSchema } from '@/lib/schemas/outreach';

function seenOfPractice({ id, metadata, practice }: AppRow): SeenFact[] {
  if (!practice) return [];
  const { updatedAt } = practice;
  const answers = {
    ...ownAnswers(practice.answers as PracticeAnswers),
    ...answersOfMetadata(AppMetadataSchema.parse(metadata)),
  };
  return settledItems(answers).map(({ itemId, isDone, words }) => ({
    itemId,
    holder: '',
    words,
    at: updatedAt.toISOString(),
    path: `apps/${id}/policies`,
    ...(isDone ? {} : { underWay: { waitingSince: null } }),
  }));
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
