import 'server-only';
import { AppError } from '@/lib/errors';
import type { SourceView } from '@/lib/schemas/directory-source';
import { sourceViews } from './source-view';

/** All sources, those that are on first, each with its last reading. */
export function listSources(): Promise<SourceView[]> {
  return sourceViews({});
}

/**
 * One source.
 *
 * @throws AppError `resource.not_found`
 */
export async function getSource(id: string): Promise<SourceView> {
  const [source] = await sourceViews({ id });
  if (!source) throw new AppError('resource.not_found', { detail: `There is no source ${id}.` });
  return source;
}
