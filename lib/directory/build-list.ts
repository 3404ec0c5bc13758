import { buildProblem } from './build-problem';
import { endpointKey } from './normalize/endpoint-key';
import type { ListStatement, ProblemStatement } from './statement';

/** The statement of another list, or why it is none: its address is unusable, or was there with this name already. */
export function buildList(given: {
  url: string;
  name: string;
  place: string;
  seen: Set<string>;
}): ListStatement | ProblemStatement {
  const { name, place, seen } = given;
  const url = given.url.trim();
  const read = endpointKey(url);
  if ('problem' in read) {
    const found = `${url}: ${read.problem}`;
    return buildProblem('url.unusable', { place, found, effect: 'rejected' });
  }
  const key = `${url}|${name}`;
  if (seen.has(key)) {
    return buildProblem('row.duplicate', { place, found: `${name}: ${url}`, effect: 'corrected' });
  }
  seen.add(key);
  return { kind: 'list', key, name, url, format: null };
}
