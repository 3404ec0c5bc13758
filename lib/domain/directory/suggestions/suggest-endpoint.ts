import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { endpointKey } from '@/lib/directory/normalize/endpoint-key';
import { isJunkHost } from '@/lib/directory/normalize/junk';
import { normalizeName } from '@/lib/directory/normalize/names';
import { stateCode } from '@/lib/directory/normalize/places';
import { AppError, type FieldError } from '@/lib/errors';
import type { Suggestion, SuggestionInput } from '@/lib/schemas/directory-suggestion';
import { refuseDuplicate } from './refuse-duplicate';
import { suggestionColumns, suggestionViews } from './suggestion-view';

/** Open suggestions of one workspace: more than a person can judge are not read with care. */
const mostOpen = 50;

function problemsOf({ url, organization, state }: SuggestionInput): FieldError[] {
  const problems: FieldError[] = [];
  const key = endpointKey(url);
  if ('problem' in key) {
    const detail = `expected the base URL of a FHIR server such as https://fhir.example.org/r4; found “${url}”: ${key.problem}`;
    problems.push({ path: 'url', code: 'url.unusable', detail });
  } else if (isJunkHost(key.host)) {
    const detail = `expected a host that is on the internet; found “${key.host}”, which only its own network knows`;
    problems.push({ path: 'url', code: 'url.not_public', detail });
  }
  if (normalizeName(organization) === '') {
    const detail = `expected a name with letters or digits; found “${organization}”`;
    problems.push({ path: 'organization', code: 'name.empty', detail });
  }
  if (state !== null && stateCode(state) === null) {
    const detail = `expected a state of the USA such as MN or Minnesota; found “${state}”`;
    problems.push({ path: 'state', code: 'state.unknown', detail });
  }
  return problems;
}

/**
 * Proposes an endpoint for the directory; the operator decides. An endpoint that is known may be suggested for an
 * organization that nobody has put behind it.
 *
 * @param by name of who suggests it, shown to the operator
 * @throws AppError `request.invalid`, `directory.endpoint_known` where the directory has both already,
 *   `resource.conflict` for a suggestion that waits already, or when too many wait
 */
export async function suggestEndpoint(
  workspaceId: string,
  input: SuggestionInput,
  by: string,
): Promise<Suggestion> {
  const fields = problemsOf(input);
  if (fields.length > 0) throw new AppError('request.invalid', { fields });
  await refuseDuplicate(workspaceId, input);
  const client = await db();
  const open = await client.directorySuggestion.count({ where: { workspaceId, decision: 'open' } });
  if (open >= mostOpen) {
    throw new AppError('resource.conflict', {
      detail: `${open} suggestions of this workspace wait for the operator, who takes no more than ${mostOpen}. Suggest this one when some are decided.`,
    });
  }
  const row = await client.directorySuggestion.create({
    data: {
      id: newId('sug'),
      workspaceId,
      ...input,
      state: input.state && stateCode(input.state),
      suggestedBy: by,
    },
    select: suggestionColumns,
  });
  const [view] = await suggestionViews([row]);
  return view!;
}
