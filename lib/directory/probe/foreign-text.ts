/** Characters of one text, and texts of one list, that are kept of a foreign document. */
const maxLength = 400;
const maxItems = 1_000;
/** More nesting than any document of ours has; code that follows it deeper could be made to run out of stack. */
const maxDepth = 100;

/** Control characters and halves of surrogate pairs, which the database does not take. */
const unkeepable = /[\u0000-\u001f\u007f\p{Surrogate}]/u;
const allUnkeepable = new RegExp(unkeepable, 'gu');

/** A text worth keeping: not empty, not longer than any real one, without control characters. */
export function isPlainText(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= maxLength &&
    !unkeepable.test(value)
  );
}

/** A text as it can be kept: cut, and with spaces for what the database does not take; null for none. */
export function keepableText(text: string | null | undefined, length = maxLength): string | null {
  if (text === null || text === undefined) return null;
  return text.slice(0, length).replace(allUnkeepable, ' ');
}

/** The texts of members that should be arrays of texts: trimmed, each once, in their order, at most 1,000. */
export function textList(...members: readonly unknown[]): string[] {
  const found = new Set<string>();
  for (const member of members) {
    const items: unknown[] = Array.isArray(member) ? member : [];
    for (const item of items) {
      if (isPlainText(item)) found.add(item.trim());
      if (found.size >= maxItems) return [...found];
    }
  }
  return [...found];
}

/** Whether JSON is nested no deeper than documents are. Does not recurse itself. */
export function isShallow(value: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth >= maxDepth) return false;
    for (const item of Object.values(next.value)) {
      open.push({ value: item, depth: next.depth + 1 });
    }
  }
  return true;
}
