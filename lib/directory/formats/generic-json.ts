import { mapRow, requireMapping } from '../generic-rows';
import type { OpenList } from '../list-bytes';
import { ListError } from '../list-error';
import type { ListOptions, Statements } from '../list-options';
import { memberText } from '../member-text';
import { readJson } from '../read-json';
import { statementsOfRows, type FlatRow } from '../rows';

/**
 * A JSON document whose members somebody has named.
 * @throws ListError `mapping.missing`, or `mapping.column` when the path to the entries is none.
 */
export function readGenericJson(open: OpenList, options: ListOptions): Statements {
  return statementsOfRows(genericJsonRows(open, options));
}

/** The entries of a JSON document as its mapping reads them. */
export async function* genericJsonRows(
  open: OpenList,
  options: ListOptions,
): AsyncGenerator<FlatRow> {
  const mapping = requireMapping(options);
  const path = mapping.rows === '' ? '$.*' : `$.${mapping.rows}.*`;
  if (/\.\./.test(path)) {
    throw new ListError('mapping.column', {
      found: `The path “${mapping.rows}” to the entries.`,
      expected: 'Names of members with one dot between them, such as data.items.',
      wayOut: 'Mend the path; leave it empty when the document is the list.',
    });
  }
  let index = 0;
  for await (const { value } of readJson(open, [path])) {
    const place = `${mapping.rows || 'entry'}[${index}]`;
    index += 1;
    yield mapRow(mapping, options, place, (member) => memberText(value, member));
  }
}
