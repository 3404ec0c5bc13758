import type { MetadataChange } from './metadata-change';

/** Claims of one request alone: they differ each time and say nothing about the client. */
const requestClaims = ['iat', 'exp', 'jti', 'aud', 'sub'];

function itemsOf(member: string, value: unknown): string[] | null {
  if (member.endsWith('scope') && typeof value === 'string') {
    return value.split(' ').filter((item) => item !== '');
  }
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
}

function changeOf(member: string, before: unknown, after: unknown): MetadataChange | null {
  const old = itemsOf(member, before);
  const now = itemsOf(member, after);
  const addedItems = (now ?? []).filter((item) => !(old ?? []).includes(item));
  const removedItems = (old ?? []).filter((item) => !(now ?? []).includes(item));
  const isSame =
    old && now
      ? addedItems.length + removedItems.length === 0
      : JSON.stringify(before) === JSON.stringify(after);
  if (isSame) return null;
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return { member, kind, before, after, addedItems, removedItems };
}

/** What differs between two states of client metadata, claims of one request left out. */
export function diffMetadata(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): MetadataChange[] {
  const members = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return members
    .filter((member) => !requestClaims.includes(member))
    .flatMap((member) => changeOf(member, before[member], after[member]) ?? []);
}
