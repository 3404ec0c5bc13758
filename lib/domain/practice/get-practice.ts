import 'server-only';
import { createHash } from 'node:crypto';
import { db } from '@/lib/db/client';
import { noSuchApp } from '@/lib/domain/apps/no-such-app';
import { answersOfMetadata, ownAnswers, type PracticeAnswers } from '@/lib/guide/practice/answers';
import { assessPractice } from '@/lib/guide/practice/assess';
import { CheckSchema } from '@/lib/protocol/check';
import { AppMetadataSchema, type AppMetadata } from '@/lib/protocol/registration/client-metadata';
import type { Practice } from '@/lib/schemas/practice';

/** What is stored of a questionnaire, with the metadata that belongs to it. */
export interface StoredPractice {
  metadata: AppMetadata;
  appUpdatedAt: Date;
  row: {
    answers: PracticeAnswers;
    version: number;
    updatedAt: Date;
    updatedByName: string;
    uriChecks: unknown;
    urisCheckedAt: Date | null;
  } | null;
}

/** The row of an app with its metadata. Throws AppError `resource.not_found`. */
export async function findPractice(workspaceId: string, appId: string): Promise<StoredPractice> {
  const client = await db();
  const app = await client.app.findFirst({
    where: { id: appId, workspaceId },
    select: { metadata: true, updatedAt: true, practice: true },
  });
  if (!app) throw noSuchApp(appId);
  const { practice } = app;
  return {
    metadata: AppMetadataSchema.parse(app.metadata),
    appUpdatedAt: app.updatedAt,
    row: practice && { ...practice, answers: practice.answers as PracticeAnswers },
  };
}

/** All answers: those that stand beside the app, and those of its metadata. */
export function answersOf({ metadata, row }: StoredPractice): PracticeAnswers {
  return { ...ownAnswers(row?.answers ?? {}), ...answersOfMetadata(metadata) };
}

/** Changes with each answer, also with those that were changed in the metadata. */
export function versionOf(stored: StoredPractice): string {
  const text = JSON.stringify(answersOfMetadata(stored.metadata));
  const print = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return `${stored.row?.version ?? 0}-${print}`;
}

/** How an app treats data, as its people say it. Throws AppError `resource.not_found`. */
export async function getPractice(workspaceId: string, appId: string): Promise<Practice> {
  const stored = await findPractice(workspaceId, appId);
  const { row } = stored;
  const answers = answersOf(stored);
  const checks = CheckSchema.array().safeParse(row?.uriChecks);
  return {
    answers,
    version: versionOf(stored),
    updatedAt: row?.updatedAt.toISOString() ?? null,
    updatedBy: row?.updatedByName ?? null,
    states: assessPractice(answers),
    uriChecks:
      row?.urisCheckedAt && checks.success
        ? { at: row.urisCheckedAt.toISOString(), checks: checks.data }
        : null,
  };
}
