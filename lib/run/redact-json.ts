/** What JSON is made of. */
export const jsonToken = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|$)|[{}[\],:]|[^\s"{}[\],:]+/g;

interface Level {
  isObject: boolean;
  /** What the member that holds this object or array is about. */
  subject: string | null;
}

function unquote(text: string): string {
  if (!text.includes('\\') && text.length > 1 && text.endsWith('"')) return text.slice(1, -1);
  try {
    return JSON.parse(text) as string;
  } catch {
    return text.replace(/^"|"$/g, '');
  }
}

/** What a member is about, from its name; null when it does not matter. */
type SubjectOf = (name: string) => string | null;
/** What to write instead of a string or number; the same text to keep it. */
type Replace = (subject: string | null, value: string) => string;

/** Makes what takes the tokens of a JSON text one after the other and gives what to write instead. */
export function jsonStepper(subjectOf: SubjectOf, replace: Replace): (found: string) => string {
  const levels: Level[] = [];
  let member: string | null = null;
  let isName = false;
  return (found) => {
    const level = levels.at(-1);
    const subject = level?.isObject ? (member ?? level.subject) : (level?.subject ?? null);
    const first = found[0];
    if (first === '{' || first === '[') {
      levels.push({ isObject: first === '{', subject });
      isName = first === '{';
      member = null;
      return found;
    }
    if (first === '}' || first === ']') {
      levels.pop();
      isName = false;
      member = null;
      return found;
    }
    if (first === ',') {
      isName = level?.isObject ?? false;
      member = null;
      return found;
    }
    if (first === ':') {
      isName = false;
      return found;
    }
    if (isName && first === '"') {
      member = subjectOf(unquote(found));
      return found;
    }
    if (first === '"') {
      const value = unquote(found);
      const replaced = replace(subject, value);
      return replaced === value ? found : JSON.stringify(replaced);
    }
    if (!/^-?\d/.test(found)) return found;
    const replaced = replace(subject, found);
    return replaced === found ? found : JSON.stringify(replaced);
  };
}

/**
 * Replaces values of a JSON text and keeps everything else as it was written. It reads tokens and not a tree,
 * so it also works on JSON that is cut off or slightly broken, and on many objects in a row.
 *
 * @param subjectOf what a member is about, from its name; null when it does not matter. Values in objects and
 *   arrays below belong to the same subject.
 * @param replace what to write instead of a string or number; the same text to keep it
 */
export function replaceJsonValues(text: string, subjectOf: SubjectOf, replace: Replace): string {
  return text.replace(jsonToken, jsonStepper(subjectOf, replace));
}
