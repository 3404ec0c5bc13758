/** Where a text stops being a JSON object, for the person who types it. Lines and columns begin with 1. */
export interface JsonProblem {
  message: string;
  offset: number;
  line: number;
  column: number;
}

class JsonMistake extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const blanks = /[ \t\n\r]*/y;
const words = /true|false|null/y;
const escapes = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/** Deeper than anything that a statement holds; the browser's stack is not for the text to exhaust. */
const deepest = 100;

/** Reads JSON for its mistakes only: the values themselves are left to `JSON.parse`. */
class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  readAll(): void {
    this.skip();
    if (this.text[this.at] !== '{') this.fail('Expected an object: { … }.');
    this.value(0);
    this.skip();
    if (this.at < this.text.length) this.fail('Something stands after the end of the object.');
  }

  private fail(message: string, offset = this.at): never {
    throw new JsonMistake(offset, message);
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }

  private skip(): void {
    this.match(blanks);
  }

  private value(depth: number): void {
    if (depth > deepest) this.fail(`It is nested more than ${deepest} levels deep.`);
    const first = this.text[this.at];
    if (first === '{') this.object(depth);
    else if (first === '[') this.array(depth);
    else if (first === '"') this.string();
    else if (first === "'") this.fail('Texts stand in double quotes: "…".');
    else if (this.match(words) === null && this.match(number) === null) {
      this.fail(
        first === undefined
          ? 'The text ends where a value is expected.'
          : 'Expected a value: a text in double quotes, a number, true, false, null, […] or {…}.',
      );
    }
  }

  private object(depth: number): void {
    const start = this.at;
    const names = new Set<string>();
    this.at += 1;
    for (let isFirst = true; ; isFirst = false) {
      this.skip();
      if (this.text[this.at] === '}' && isFirst) break;
      const nameAt = this.at;
      if (this.text[this.at] !== '"') this.fail(this.expectedName(isFirst, start));
      const name = this.string();
      if (names.has(name)) this.fail(`The member “${name}” is here twice.`, nameAt);
      names.add(name);
      this.skip();
      if (this.text[this.at] !== ':') this.fail(`Expected a colon after “${name}”.`);
      this.at += 1;
      this.skip();
      this.value(depth + 1);
      if (this.isEnd('}', start)) break;
    }
    this.at += 1;
  }

  private expectedName(isFirst: boolean, start: number): string {
    const found = this.text[this.at];
    if (found === undefined) return this.neverCloses('}', start);
    if (found === '}' && !isFirst) return 'Remove the comma before the closing brace.';
    return 'Expected the name of a member in double quotes.';
  }

  private array(depth: number): void {
    const start = this.at;
    this.at += 1;
    this.skip();
    if (this.text[this.at] !== ']') {
      for (;;) {
        this.skip();
        if (this.text[this.at] === ']') this.fail('Remove the comma before the closing bracket.');
        this.value(depth + 1);
        if (this.isEnd(']', start)) break;
      }
    }
    this.at += 1;
  }

  /** After a member or an item: whether the closing sign follows; a comma is taken. */
  private isEnd(closing: '}' | ']', start: number): boolean {
    this.skip();
    const found = this.text[this.at];
    if (found === closing) return true;
    if (found === ',') {
      this.at += 1;
      return false;
    }
    return this.fail(
      found === undefined ? this.neverCloses(closing, start) : `Expected a comma or ${closing}.`,
    );
  }

  private neverCloses(closing: string, start: number): string {
    const { line, column } = placeOf(this.text, start);
    return `The text ends, and ${closing} is missing for what begins in line ${line}, column ${column}.`;
  }

  private string(): string {
    const start = this.at;
    this.at += 1;
    for (;;) {
      const sign = this.text[this.at];
      if (sign === '"') break;
      if (sign === undefined || sign === '\n') this.fail('This text has no closing quote.', start);
      if (sign === '\\') {
        if (this.match(escapes) === null) this.fail('Not an escape that JSON knows.');
      } else if (sign < ' ') this.fail('A control character has to be escaped, a tab as \\t.');
      else this.at += 1;
    }
    this.at += 1;
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** What was typed as a JSON object, or where it goes wrong. Members that are there twice are a mistake. */
export function readJsonObject(
  text: string,
): { value: Record<string, unknown>; problem: null } | { value: null; problem: JsonProblem } {
  try {
    new Reader(text).readAll();
    return { value: JSON.parse(text) as Record<string, unknown>, problem: null };
  } catch (error) {
    if (!(error instanceof JsonMistake)) throw error;
    const { offset, message } = error;
    return { value: null, problem: { message, offset, ...placeOf(text, offset) } };
  }
}
