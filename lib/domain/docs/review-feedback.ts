import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type { DocsFeedback, DocsFeedbackReport } from '@/lib/schemas/docs-feedback';

/** So many entries are shown; who works through them sees the next. */
const most = 200;

const noSuch = (id: string) =>
  new AppError('resource.not_found', { detail: `There is no feedback ${id}.` });

/** What readers said: counts of each page, those that helped least first, and what was not answered or was. */
export async function reviewFeedback(isAnswered: boolean): Promise<DocsFeedbackReport> {
  const client = await db();
  const [groups, rows] = await Promise.all([
    client.docsFeedback.groupBy({ by: ['page', 'isHelpful'], _count: { _all: true } }),
    client.docsFeedback.findMany({
      where: { answeredAt: isAnswered ? { not: null } : null },
      orderBy: { createdAt: 'desc' },
      take: most,
    }),
  ]);
  const pages = [...new Set(groups.map(({ page }) => page))];
  const countOf = (page: string, isHelpful: boolean) =>
    groups.find((group) => group.page === page && group.isHelpful === isHelpful)?._count._all ?? 0;
  return {
    counts: pages
      .map((page) => ({ page, helped: countOf(page, true), didNot: countOf(page, false) }))
      .sort((a, b) => b.didNot - a.didNot || b.helped - a.helped || a.page.localeCompare(b.page)),
    entries: rows.map((row): DocsFeedback => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      answeredAt: row.answeredAt?.toISOString() ?? null,
    })),
  };
}

/**
 * Notes that an operator took care of it.
 *
 * @throws AppError `resource.not_found`
 */
export async function answerFeedback(id: string, by: string): Promise<void> {
  const client = await db();
  const { count } = await client.docsFeedback.updateMany({
    where: { id },
    data: { answeredAt: new Date(), answeredBy: by },
  });
  if (count === 0) throw noSuch(id);
}

/**
 * Removes it, for what is spam or names somebody.
 *
 * @throws AppError `resource.not_found`
 */
export async function removeFeedback(id: string): Promise<void> {
  const client = await db();
  const { count } = await client.docsFeedback.deleteMany({ where: { id } });
  if (count === 0) throw noSuch(id);
}
