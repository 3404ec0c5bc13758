import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import {
  metadataWithAnswers,
  ownAnswers,
  type PracticeAnswers,
} from '@/lib/guide/practice/answers';
import { practiceVersion } from '@/lib/guide/practice/catalogue';
import { AppMetadataSchema } from '@/lib/protocol/registration/client-metadata';
import type { Practice, UpdatePractice } from '@/lib/schemas/practice';
import { findPractice, getPractice, versionOf } from './get-practice';

function changedMeanwhile(): AppError {
  return new AppError('resource.changed', {
    detail:
      'Somebody else has changed these answers, or the metadata of the app, since you opened them. Nothing was saved.',
  });
}

/**
 * Changes answers of the questionnaire. Those that belong into the metadata of the app are written there.
 *
 * @throws AppError `resource.not_found`; `resource.changed` when it is not the version that was read
 */
export async function savePractice(
  workspaceId: string,
  appId: string,
  { version, answers: input }: UpdatePractice,
  author: { id: string | null; name: string },
): Promise<Practice> {
  const stored = await findPractice(workspaceId, appId);
  if (versionOf(stored) !== version) throw changedMeanwhile();
  const given: PracticeAnswers = Object.fromEntries(
    Object.entries(input).flatMap(([id, answer]) => (answer === undefined ? [] : [[id, answer]])),
  );
  const { metadata, appUpdatedAt, row } = stored;
  const next = metadataWithAnswers(metadata, given);
  const data = {
    answers: ownAnswers({ ...row?.answers, ...given }),
    catalogueVersion: practiceVersion,
    updatedById: author.id,
    updatedByName: author.name,
    updatedAt: new Date(),
  };
  const client = await db();
  await client.$transaction(async (tx) => {
    if (JSON.stringify(next) !== JSON.stringify(metadata)) {
      const { count } = await tx.app.updateMany({
        where: { id: appId, workspaceId, updatedAt: appUpdatedAt },
        data: { metadata: { ...AppMetadataSchema.parse(next) }, updatedAt: new Date() },
      });
      if (count === 0) throw changedMeanwhile();
    }
    if (row === null) {
      const { count } = await tx.appPractice.createMany({
        data: [{ ...data, appId, workspaceId }],
        skipDuplicates: true,
      });
      if (count === 0) throw changedMeanwhile();
      return;
    }
    const { count } = await tx.appPractice.updateMany({
      where: { appId, workspaceId, version: row.version },
      data: {
        ...data,
        version: { increment: 1 },
        // What was seen at other addresses says nothing of these.
        ...(isOtherAddress(metadata, next)
          ? { uriChecks: Prisma.DbNull, urisCheckedAt: null }
          : {}),
      },
    });
    if (count === 0) throw changedMeanwhile();
  });
  return getPractice(workspaceId, appId);
}

type Pages = { policy_uri?: string | undefined; tos_uri?: string | undefined };

function isOtherAddress(before: Pages, after: Pages): boolean {
  return before.policy_uri !== after.policy_uri || before.tos_uri !== after.tos_uri;
}
