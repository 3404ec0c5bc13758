import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeaderList } from '@/lib/protocol/exchange';
import { snippetLanguages } from './languages';
import { javaLiteral, quotedLiteral } from './literal';
import type { SnippetRequest } from './sendable';

const run = promisify(execFile);

function isInstalled(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const hasPython = isInstalled('python3', '-c', 'import requests');
const hasJava = isInstalled('java', '-version');
if (!hasPython) console.info('Python with requests is not here: its snippets are not run.');
if (!hasJava) console.info('Java is not here: its snippets are not run.');

interface Received {
  method: string;
  target: string;
  headers: Record<string, unknown>;
  body: string;
}

let folder = '';
let origin = '';
let received: Received[] = [];
const server = http.createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    received.push({
      method: request.method ?? '',
      target: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    });
    response.end('heard');
  });
});

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'snippets-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  fs.rmSync(folder, { recursive: true, force: true });
  await new Promise((resolve) => server.close(resolve));
});

function requestOf(target: string, headers: HeaderList = [], text?: string): SnippetRequest {
  const bytes = text === undefined ? 0 : Buffer.byteLength(text);
  return {
    method: text === undefined ? 'GET' : 'POST',
    url: `${origin}${target}`,
    headers,
    body:
      text === undefined ? null : { mediaType: null, text, bytes, wireBytes: bytes, note: null },
  };
}

const launchers = {
  curl: { file: 'request.sh', command: '/bin/sh', isHere: isInstalled('curl', '--version') },
  fetch: { file: 'request.mjs', command: process.execPath, isHere: true },
  python: { file: 'request.py', command: 'python3', isHere: hasPython },
  java: { file: 'Request.java', command: 'java', isHere: hasJava },
} as const;
type Runnable = keyof typeof launchers;

/** Runs the snippet of a language in a folder of its own, and gives what the server heard. */
async function send(
  language: Runnable,
  request: SnippetRequest,
  env: Record<string, string> = {},
): Promise<Received | undefined> {
  const { file, command } = launchers[language];
  const write = snippetLanguages.find(({ id }) => id === language)?.write;
  const home = fs.mkdtempSync(path.join(folder, 'run-'));
  fs.writeFileSync(path.join(home, file), write?.(request) ?? '');
  received = [];
  await run(command, [file], { cwd: home, env: { ...process.env, ...env } });
  expect(fs.readdirSync(home)).toEqual([file]);
  return received[0];
}

const hostile = [
  `O'Brien`,
  `a'; touch pwned; echo '`,
  '$(touch pwned)${HOME}`touch pwned`',
  '"); require("fs").writeFileSync("pwned", ""); ("',
  '" + __import__("os").system("touch pwned") + "',
  '\\u0022); Runtime.getRuntime().exec("touch pwned"); //',
  '\\\\u000a " \\',
  '{0} %s {{x}} ${x} #{x}',
  '</script><!--',
];

describe.each(Object.keys(launchers) as Runnable[])('a request in %s, run for real', (language) => {
  const test = it.skipIf(!launchers[language].isHere);

  // Java takes a second to start: it gets all of them at once.
  test.each(language === 'java' ? [hostile.join(' ')] : hostile)(
    'takes %j as text',
    async (text) => {
      const heard = await send(
        language,
        requestOf(`/Patient?name=${encodeURIComponent(text)}&x=%20`, [['X-Same', text]], text),
      );
      expect(heard?.method).toBe('POST');
      expect(decodeURIComponent(heard?.target ?? '')).toBe(`/Patient?name=${text}&x= `);
      expect(heard?.headers['x-same']).toBe(text);
      expect(heard?.body).toBe(text);
    },
  );

  test('takes an address that nobody encoded as text', async () => {
    const address = `/a';touch$IFS'pwned';'/"+x+"?q=a|b^c\`touch$IFS'x'\`&r=$(touch$IFS'y')[1]%`;
    const heard = await send(language, requestOf(address));
    expect(heard?.method).toBe('GET');
    const target = (heard?.target ?? '').replace(/%(?![0-9A-F]{2})/i, '%25');
    expect(decodeURIComponent(target)).toBe(address);
  });

  test('sends any text as it is', async () => {
    const text = 'Zoë\u0000\u0001\t\r\n\u2028\u202e\ud83d\ude80 \u00a0\ufeff\u0085 end';
    // A shell cannot pass NUL on.
    const expected = language === 'curl' ? text.replaceAll('\0', '') : text;
    const heard = await send(language, requestOf('/', [['Content-Type', 'text/plain']], text));
    expect(heard?.body).toBe(expected);
    expect(heard?.headers['content-type']).toBe('text/plain');
  });

  test('reads masked values from the environment', async () => {
    const form = 'client_assertion=eyJhbGci.eyJpc3Mi.‹signature removed›&x=1';
    const heard = await send(
      language,
      requestOf(
        '/?code=‹code · 3 characters · 3f9a›&x=1',
        [['Authorization', 'Bearer ‹access_token · 43 characters · 3f9a›']],
        form,
      ),
      { ACCESS_TOKEN: `to'k"en`, CLIENT_ASSERTION: 'a.b.c', CODE: 'c0de' },
    );
    expect(heard?.headers.authorization).toBe(`Bearer to'k"en`);
    expect(heard?.body).toBe('client_assertion=a.b.c&x=1');
    expect(heard?.target).toBe('/?code=c0de&x=1');
  });

  test('leaves out what a client makes itself and what is no header', async () => {
    const heard = await send(
      language,
      requestOf('/', [
        ['Host', 'elsewhere.example'],
        ['Content-Length', '3'],
        ['bad name', 'x'],
        ['X-Two', 'a\r\nX-Three: b'],
      ]),
    );
    expect(heard?.headers.host).toBe(origin.slice('http://'.length));
    expect(heard?.headers['x-two']).toBe('a X-Three: b');
    expect(heard?.headers).not.toHaveProperty('x-three');
  });
});

/** Reads a regular string literal of C# as its specification says, and what stands behind it. */
function readCsharpLiteral(source: string): { value: string; rest: string } {
  if (!source.startsWith('"')) throw new Error('no literal');
  let value = '';
  for (let at = 1; at < source.length; at += 1) {
    const char = source[at] ?? '';
    if (char === '"') return { value, rest: source.slice(at + 1) };
    if (/[\n\r\u0085\u2028\u2029]/.test(char)) throw new Error('a line ends in the literal');
    if (char !== '\\') {
      value += char;
      continue;
    }
    at += 1;
    const escape = source[at] ?? '';
    const simple = { '"': '"', '\\': '\\', n: '\n', r: '\r', t: '\t' }[escape];
    if (simple !== undefined) value += simple;
    else if (escape === 'u' && /^[0-9a-f]{4}$/.test(source.slice(at + 1, at + 5))) {
      value += String.fromCharCode(Number.parseInt(source.slice(at + 1, at + 5), 16));
      at += 4;
    } else throw new Error(`an escape that it does not know: \\${escape}`);
  }
  throw new Error('the literal does not end');
}

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('literals', () => {
  it('are what they were made of in JavaScript and in C#', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const literal = quotedLiteral(text);
        expect(JSON.parse(literal)).toBe(text);
        expect(readCsharpLiteral(`${literal}; rest`)).toEqual({ value: text, rest: '; rest' });
        expect(literal).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 2000 },
    );
  });

  it.skipIf(!hasPython)('are what they were made of in Python', () => {
    const texts = fc.sample(anyText, 500);
    const source = `import sys, json\njson.dump([${texts.map(quotedLiteral).join(', ')}], sys.stdout)`;
    const file = path.join(folder, 'literals.py');
    fs.writeFileSync(file, source);
    const printed = execFileSync('python3', [file], { encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual(texts);
  });

  it.skipIf(!hasJava)('are what they were made of in Java', () => {
    const texts = [...hostile, '\\u000a', '\\\\u0022', ...fc.sample(anyText, 300)];
    const prints = texts.map((text) => `    show(${javaLiteral(text)});`).join('\n');
    const file = path.join(folder, 'Literals.java');
    fs.writeFileSync(
      file,
      `public class Literals {
  static void show(String text) {
    var line = new StringBuilder();
    for (char unit : text.toCharArray()) line.append((int) unit).append(' ');
    System.out.println(line);
  }
  public static void main(String[] args) {
${prints}
  }
}`,
    );
    const printed = execFileSync('java', ['-Dfile.encoding=UTF-8', file], { encoding: 'utf8' });
    const read = printed
      .split('\n')
      .slice(0, -1)
      .map((line) => String.fromCharCode(...line.split(' ').filter(Boolean).map(Number)));
    expect(read).toEqual(texts);
  });
});
