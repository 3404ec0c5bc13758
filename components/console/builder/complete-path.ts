import type { CapabilityModel } from '@/lib/protocol/fhir/capability-model';
import type { PathCompletion } from '../request/path-field';
import { paramNames, resourceOf, typeOfPath } from './declared';
import { modifiersOf } from './search-texts';

interface Offer {
  label: string;
  detail?: string | undefined;
  /** What follows it, to be written on at once. */
  after?: string;
}

function matching(offers: readonly Offer[], written: string): Offer[] {
  const wanted = written.toLowerCase();
  const begins = offers.filter(({ label }) => label.toLowerCase().startsWith(wanted));
  const holds = offers.filter(
    ({ label }) => !label.toLowerCase().startsWith(wanted) && label.toLowerCase().includes(wanted),
  );
  return [...begins, ...(wanted === '' ? [] : holds)].filter(({ label }) => label !== written);
}

function headOffers(model: CapabilityModel | null): Offer[] {
  if (model === null) return [{ label: 'metadata', detail: 'What the server can do' }];
  return [
    ...model.resources.map(({ type, interactions }) => ({
      label: type,
      detail: interactions.join(', '),
      after: interactions.includes('search-type') ? '?' : '',
    })),
    { label: 'metadata', detail: 'What the server can do' },
    ...model.operations.map(({ name, documentation }) => ({
      label: `$${name}`,
      detail: documentation ?? 'operation',
    })),
  ];
}

function operationOffers(model: CapabilityModel | null, path: string): Offer[] {
  return [
    ...(resourceOf(model, typeOfPath(path))?.operations ?? []).map(({ name, documentation }) => ({
      label: `$${name}`,
      detail: documentation ?? 'operation',
    })),
    { label: '_history', detail: 'Versions' },
  ];
}

function valueOffers(model: CapabilityModel | null, path: string, name: string): Offer[] {
  const resource = resourceOf(model, typeOfPath(path));
  if (resource === null) return [];
  if (name === '_include') return resource.includes.map((label) => ({ label }));
  if (name === '_revinclude') return resource.revincludes.map((label) => ({ label }));
  if (name === '_sort') {
    return resource.searchParams.flatMap(({ name: param, type }) => [
      { label: param, detail: type },
      { label: `-${param}`, detail: 'turned round' },
    ]);
  }
  if (name === '_summary') return ['true', 'count', 'data', 'text'].map((label) => ({ label }));
  if (name === '_total') return ['none', 'estimate', 'accurate'].map((label) => ({ label }));
  const type = resource.searchParams.find((param) => param.name === name.split(':')[0])?.type;
  return type === 'date'
    ? ['ge', 'le', 'gt', 'lt', 'eq', 'ap'].map((label) => ({ label, detail: 'comparator' }))
    : [];
}

function nameOffers(model: CapabilityModel | null, path: string, written: string): Offer[] {
  const resource = resourceOf(model, typeOfPath(path));
  const [plain = '', modifier] = written.split(':');
  if (modifier !== undefined) {
    const type = resource?.searchParams.find((param) => param.name === plain)?.type ?? 'string';
    return (modifiersOf[type] ?? []).map((name) => ({
      label: `${plain}:${name}`,
      detail: 'modifier',
      after: '=',
    }));
  }
  return paramNames(resource, path).map(({ name, about }) => ({
    label: name,
    detail: about,
    after: name === '_has' ? ':' : '=',
  }));
}

/**
 * What the server declares that can be written at the cursor: a type, an operation, a parameter with its
 * modifiers, or a value of a parameter. What comes after the cursor stays.
 */
export function completePath(
  model: CapabilityModel | null,
  path: string,
  cursor: number,
): PathCompletion[] {
  const before = path.slice(0, cursor);
  const isQuery = before.includes('?');
  const ends = isQuery ? ['?', '&', '=', ','] : ['/'];
  const start = Math.max(...ends.map((end) => before.lastIndexOf(end))) + 1;
  const opener = before[start - 1] ?? '';
  const written = before.slice(start);
  let offers: Offer[];
  if (!isQuery) {
    offers = opener === '/' && start > 1 ? operationOffers(model, before) : headOffers(model);
  } else if (opener === '?' || opener === '&') {
    offers = nameOffers(model, before, written);
  } else {
    const name = /[?&]([^=&]*)=[^&]*$/.exec(before)?.[1] ?? '';
    offers = valueOffers(model, before, name);
  }
  const rest = path.slice(cursor);
  return matching(offers, written).map(({ label, detail, after = '' }) => {
    const follows = after !== '' && rest.startsWith(after) ? '' : after;
    const taken = `${before.slice(0, start)}${label}${follows}`;
    return { label, detail, path: taken + rest, cursor: taken.length };
  });
}
