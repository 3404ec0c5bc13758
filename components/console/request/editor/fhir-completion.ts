import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { jsonPlace, typeAt, type JsonPlace } from './json-place';
import table from './r4-elements.json';
import { elementsOf, resourceTypes, type R4Element } from './r4-model';

/** What an element holds, in a few characters. */
function detailOf({ type, isList, isRequired, codes }: R4Element): string {
  const shape = codes.length > 0 ? 'code' : type;
  return `${shape}${isList ? '[]' : ''}${isRequired ? ', required' : ''}`;
}

const plainTypes = new Set(['string', 'code']);

/** What stands after the name of a member, to be written on. */
function startOf({ type, isList }: R4Element): string {
  if (type === 'boolean' || type === 'number') return isList ? '[]' : '';
  const one = plainTypes.has(type) ? '""' : '{}';
  return isList ? `[${one}]` : one;
}

function nameCompletions(type: string, place: JsonPlace): Completion[] {
  return elementsOf(table, type)
    .filter((element) => !place.siblings.includes(element.name))
    .map((element) => ({
      label: element.name,
      type: 'property',
      detail: detailOf(element),
      boost: element.isRequired ? 1 : 0,
      apply: (view, _, from, to) => {
        const start = place.isQuoted ? from - 1 : from;
        // A closing quotation mark that is there already is taken along.
        const end = place.isQuoted && view.state.sliceDoc(to, to + 1) === '"' ? to + 1 : to;
        const hasColon = /^\s*:/.test(view.state.sliceDoc(end, end + 20));
        const value = hasColon ? '' : startOf(element);
        const insert = `"${element.name}"${hasColon ? '' : ': '}${value}`;
        const inside = Math.ceil(value.length / 2);
        view.dispatch({
          changes: { from: start, to: end, insert },
          selection: { anchor: start + insert.length - (value.length - inside) },
        });
      },
    }));
}

function valuesAt(type: string | null, place: JsonPlace): readonly string[] {
  const name = place.path.at(-1);
  if (name === 'resourceType') return resourceTypes(table);
  const element = elementsOf(table, type ?? '').find((one) => one.name === name);
  return element?.type === 'boolean' ? ['true', 'false'] : (element?.codes ?? []);
}

/**
 * Completes FHIR R4 in JSON: elements of the resource or datatype at the cursor, codes of required bindings, and
 * types of resources.
 */
export function completeFhir(context: CompletionContext): CompletionResult | null {
  const text = context.state.doc.toString();
  const place = jsonPlace(text, context.pos);
  if (!place || (!context.explicit && !place.isQuoted && place.written === '')) return null;
  const type = typeAt(table, place);
  if (place.kind === 'name') {
    const options =
      type === null
        ? [{ label: 'resourceType', type: 'property', apply: 'resourceType' }]
        : nameCompletions(type, place);
    return { from: place.from, options, validFor: /^\w*$/ };
  }
  const isBoolean = !place.isQuoted;
  const options = valuesAt(type, place).map((value): Completion => {
    const isWord = value === 'true' || value === 'false';
    return { label: value, type: 'enum', apply: isBoolean && !isWord ? `"${value}"` : value };
  });
  return options.length === 0 ? null : { from: place.from, options, validFor: /^[\w-]*$/ };
}
