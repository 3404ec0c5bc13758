import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportError } from './imported';
import { shellCommands } from './shell-words';

describe('words of a shell', () => {
  it.each([
    [`curl 'a b' c`, [['curl', 'a b', 'c']]],
    [`curl "a \\"b\\" \\$c \\x" d`, [['curl', 'a "b" $c \\x', 'd']]],
    [`curl a\\ b 'it'\\''s'`, [['curl', 'a b', "it's"]]],
    ['curl a \\\n  b', [['curl', 'a', 'b']]],
    ['curl a \\\r\n b', [['curl', 'a', 'b']]],
    [`curl $'a\\'b\\n\\x41\\u00e9\\101'`, [['curl', "a'b\nAéA"]]],
    [`curl "Bearer $TOKEN" \${OTHER}x`, [['curl', 'Bearer {{TOKEN}}', '{{OTHER}}x']]],
    [
      'curl a; curl b && curl c\ncurl d',
      [
        ['curl', 'a'],
        ['curl', 'b'],
        ['curl', 'c'],
        ['curl', 'd'],
      ],
    ],
    ['curl a | jq .x > file', [['curl', 'a']]],
    ['# what it does\ncurl a#b # and so on', [['curl', 'a#b']]],
    [`curl '' ""`, [['curl', '', '']]],
  ])('of %j', (text, expected) => {
    expect(shellCommands(text)).toEqual(expected);
  });

  it.each([`curl 'a`, `curl "a`, `curl $'a`])('demands that the quote of %j ends', (text) => {
    expect(() => shellCommands(text)).toThrow(ImportError);
  });

  it('are those of a real shell', () => {
    const piece = fc.oneof(
      fc.constantFrom(`'a b'`, `"c\\"d"`, `\\'`, `e\\ f`, `''`, `"g\\\\h"`, `'i$j'`, `k`, `"l'm"`),
      fc.stringMatching(/^[A-Za-z0-9_.,:/=@%+-]{1,6}$/),
    );
    const word = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
    const commands = fc.sample(fc.array(word, { minLength: 1, maxLength: 4 }), 200);
    const lines = commands.map((words) => `show ${words.join(' ')}`);
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'words-')), 'words.sh');
    fs.writeFileSync(
      file,
      [`show() { printf '%s\\0' "$@"; printf '\\n\\0'; }`, ...lines].join('\n'),
    );
    const printed = execFileSync('/bin/sh', [file], { encoding: 'utf8' });
    const expected = printed
      .split('\n\0')
      .slice(0, -1)
      .map((one) => one.split('\0').slice(0, -1));
    expect(shellCommands(lines.join('\n')).map((words) => words.slice(1))).toEqual(expected);
  });
});
