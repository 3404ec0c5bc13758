import { mapRow, requireMapping } from '../generic-rows';
import type { OpenList } from '../list-bytes';
import type { ListOptions, Statements } from '../list-options';
import { memberText } from '../member-text';
import { readJson } from '../read-json';
import { statementsOfRows, type FlatRow } from '../rows';

/**
 * A JSON document whose members somebody has named.
 * @throws ListError `mapping.missing`
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
  let index = 0;
  for await (const { value } of readJson(open, [path])) {
    const place = `${mapping.rows || 'entry'}[${index}]`;
    index += 1;
    yield mapRow(mapping, options, place, (member) => memberText(value, member));
  }
}
