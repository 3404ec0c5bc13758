import 'server-only';
import { AppError } from '@/lib/errors';
import type { SourceView } from '@/lib/schemas/directory-source';
import { namedOnly } from './named-sources';
import { sourceViews } from './source-view';

/**
 * The sources, those that are on first, each with its last reading; without the hundreds that only an index of lists
 * names, for which there is `listNamedSources`.
 */
export function listSources(): Promise<SourceView[]> {
  return sourceViews({ NOT: namedOnly });
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
