import { ImportError } from './imported';

const ansi: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  v: '\v',
};

/** What an escape in `$'…'` stands for, and how many characters it takes behind the backslash. */
function ansiEscape(text: string, at: number): [value: string, length: number] {
  const char = text[at] ?? '';
  const hex = /^(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|U([0-9a-f]{1,8}))/i.exec(text.slice(at));
  if (hex) {
    const code = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16);
    return [code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code), hex[0].length];
  }
  const octal = /^[0-7]{1,3}/.exec(text.slice(at))?.[0];
  if (octal) return [String.fromCharCode(Number.parseInt(octal, 8) & 0xff), octal.length];
  return [ansi[char] ?? char, 1];
}

/**
 * Takes a text of a POSIX shell apart: commands, each as its words. Quotes of all kinds, escapes, continued lines and
 * comments are read as the shell reads them; nothing is run. A variable such as `$TOKEN` becomes `{{TOKEN}}`. What
 * follows a pipe or a redirection is passed over.
 *
 * @throws ImportError when a quote does not end
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
 */
export function shellCommands(text: string): string[][] {
  const commands: string[][] = [];
  let words: string[] = [];
  let word: string | null = null;
  let isPassedOver = false;
  let at = 0;

  const add = (piece: string) => (word = (word ?? '') + piece);
  const endWord = () => {
    if (word !== null && !isPassedOver) words.push(word);
    word = null;
  };
  const endCommand = () => {
    endWord();
    if (words.length > 0) commands.push(words);
    words = [];
    isPassedOver = false;
  };
  const until = (quote: string, from: number): number => {
    const end = text.indexOf(quote, from);
    if (end < 0) {
      throw new ImportError(
        `A quote (${quote}) that begins at character ${from} does not end. Paste the whole command.`,
      );
    }
    return end;
  };
  const variableAt = (): string | null =>
    /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/.exec(text.slice(at, at + 200))?.[0] ?? null;

  while (at < text.length) {
    const char = text[at] ?? '';
    const variable = char === '$' ? variableAt() : null;
    if (char === "'") {
      const end = until("'", at + 1);
      add(text.slice(at + 1, end));
      at = end + 1;
    } else if (char === '$' && text[at + 1] === "'") {
      add('');
      at += 2;
      while (text[at] !== "'") {
        if (at >= text.length) until("'", at);
        if (text[at] === '\\') {
          const [value, length] = ansiEscape(text, at + 1);
          add(value);
          at += 1 + length;
        } else {
          add(text[at] ?? '');
          at += 1;
        }
      }
      at += 1;
    } else if (char === '"') {
      add('');
      at += 1;
      while (text[at] !== '"') {
        if (at >= text.length) until('"', at);
        const inside = text[at] === '$' ? variableAt() : null;
        if (inside) {
          add(`{{${inside.replace(/[${}]/g, '')}}}`);
          at += inside.length;
        } else if (text[at] === '\\' && /[$`"\\\n]/.test(text[at + 1] ?? '')) {
          add(text[at + 1] === '\n' ? '' : (text[at + 1] ?? ''));
          at += 2;
        } else {
          add(text[at] ?? '');
          at += 1;
        }
      }
      at += 1;
    } else if (variable) {
      add(`{{${variable.replace(/[${}]/g, '')}}}`);
      at += variable.length;
    } else if (char === '\\') {
      const isContinued = /^\\\r?\n/.exec(text.slice(at, at + 3));
      if (isContinued) at += isContinued[0].length;
      else {
        add(text[at + 1] ?? '');
        at += 2;
      }
    } else if (char === '\n' || char === ';') {
      endCommand();
      at += 1;
    } else if (char === '&') {
      endCommand();
      at += text[at + 1] === '&' ? 2 : 1;
    } else if (char === '|' || char === '>' || char === '<') {
      endWord();
      isPassedOver = true;
      at += 1;
    } else if (char === '#' && word === null) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (/\s/.test(char)) {
      endWord();
      at += 1;
    } else {
      add(char);
      at += 1;
    }
  }
  endCommand();
  return commands;
}
