import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeaderList } from '@/lib/protocol/exchange';
import { curlOf } from './curl';
import type { SnippetRequest } from './sendable';

let folder = '';
let script = '';

// The shell runs in a folder of its own, where a file that should not be there would be seen.
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'curl-'));
  script = `${folder}.sh`;
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.rmSync(script, { force: true });
});

/** What a curl gets from /bin/sh for each of the commands: its words, each ended by a zero byte. */
function argumentsOfAll(commands: string[], variables: Record<string, string> = {}): string[][] {
  const curl = `curl() { printf '%s\\0' "$@"; printf '\\0'; }`;
  fs.writeFileSync(script, [curl, ...commands].join('\n'));
  const env = { ...process.env, HOME: '/home/somebody', ...variables };
  const output = execFileSync('/bin/sh', [script], { cwd: folder, env, encoding: 'utf8' });
  expect(fs.readdirSync(folder)).toEqual([]);
  return output
    .split('\0\0')
    .slice(0, -1)
    .map((one) => one.split('\0'));
}

function argumentsOf(command: string, variables: Record<string, string> = {}): string[] {
  return argumentsOfAll([command], variables)[0] ?? [];
}

function requestOf(
  url: string,
  headers: HeaderList = [],
  text?: string,
  method?: string,
): SnippetRequest {
  const body =
    text === undefined
      ? null
      : { mediaType: null, text, bytes: text.length, wireBytes: text.length, note: null };
  return { method: method ?? (text === undefined ? 'GET' : 'POST'), url, headers, body };
}

/** The value after an option. */
function after(args: readonly string[], option: string): string | undefined {
  return args[args.indexOf(option) + 1];
}

describe('curlOf in a real shell', () => {
  it.each([
    `https://fhir.example/Patient?name=O'Brien`,
    `https://fhir.example/a'; touch pwned; echo '`,
    'https://fhir.example/$(touch pwned)?x=$HOME&y=${HOME}',
    'https://fhir.example/`touch pwned`',
    'https://fhir.example/a\ntouch pwned\n',
    'https://fhir.example/"; touch pwned; "!!\\',
    `https://fhir.example/'"'"'$(touch pwned)`,
    'https://fhir.example/‹x"; touch pwned; " · 1 characters · aaaa›',
  ])('takes %j as text', (url) => {
    const args = argumentsOf(curlOf(requestOf(url, [['x-same', url]], url)));
    expect(after(args, '--url')).toBe(url);
    expect(after(args, '--header')).toBe(`x-same: ${url.replace(/[\r\n]+/g, ' ')}`);
    expect(after(args, '--data-raw')).toBe(url);
    expect(args.slice(0, 4)).toEqual(['--globoff', '--compressed', '--request', 'POST']);
  });

  it('takes any text as text', () => {
    const anyText = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 60 })
      .filter((text) => !/\p{Cs}/u.test(text) && !text.includes('\0'));
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 50, maxLength: 100 }), (texts) => {
        const url = (text: string) => `https://a.example/${text}`;
        const all = argumentsOfAll(texts.map((text) => curlOf(requestOf(url(text), [], text))));
        expect(all.map((args) => after(args, '--url'))).toEqual(texts.map(url));
        expect(all.map((args) => after(args, '--data-raw'))).toEqual(texts);
      }),
      { numRuns: 5 },
    );
  });

  it('fills masked values in from variables', () => {
    const form =
      'grant_type=client_credentials&client_assertion=eyJhbGci.eyJpc3Mi.‹signature removed›&client_secret=‹client_secret · 9 characters · 00ff›';
    const command = curlOf(
      requestOf(
        'https://as.example/?code=‹code · 3 characters · 3f9a›&x=1',
        [
          ['Authorization', 'Bearer ‹access_token · 43 characters · 3f9a›'],
          [
            'X-Other',
            '‹access_token · 43 characters · 4444› and ‹access_token · 43 characters · 3f9a›',
          ],
        ],
        form,
      ),
    );
    expect(command).toContain(`--header 'Authorization: Bearer '"$ACCESS_TOKEN"`);
    const args = argumentsOf(command, {
      ACCESS_TOKEN: `to'k"en $(touch pwned)`,
      ACCESS_TOKEN_2: 'other',
      CODE: 'c0de',
      CLIENT_ASSERTION: 'a.b.c',
      CLIENT_SECRET: 's',
    });
    expect(after(args, '--url')).toBe('https://as.example/?code=c0de&x=1');
    expect(args).toContain(`Authorization: Bearer to'k"en $(touch pwned)`);
    expect(args).toContain(`X-Other: other and to'k"en $(touch pwned)`);
    expect(after(args, '--data-raw')).toBe(
      'grant_type=client_credentials&client_assertion=a.b.c&client_secret=s',
    );
  });

  it('names signed tokens after what they are', () => {
    const token = 'eyJhbGci.eyJpc3Mi.‹signature removed›';
    const json = `{"software_statement": "${token}","certifications":[]}`;
    const command = curlOf(
      requestOf('https://a.example/', [['authorization', `Bearer ${token}`]], json),
    );
    expect(command).toContain(`'authorization: Bearer '"$ACCESS_TOKEN"`);
    const one = curlOf(requestOf('https://a.example/', [], json));
    expect(one).toContain(`'{"software_statement": "'"$SOFTWARE_STATEMENT"'"`);
  });

  it('never lets a server choose a variable', () => {
    const url = 'https://a.example/‹HOME · 1 characters · aaaa›‹home · 1 characters · aaaa›$HOME';
    expect(after(argumentsOf(curlOf(requestOf(url))), '--url')).toBe(url);
  });

  it('leaves out what curl makes itself, and sends empty headers and bodies that were not kept', () => {
    const headers: HeaderList = [
      ['Host', 'a.example'],
      ['Content-Length', '3'],
      ['X-Empty', ''],
      ['bad name', '@/etc/passwd'],
    ];
    const request = requestOf('https://a.example/', headers);
    expect(argumentsOf(curlOf(request))).toEqual([
      '--globoff',
      '--compressed',
      '--url',
      'https://a.example/',
      '--header',
      'X-Empty;',
    ]);
    request.body = { mediaType: null, text: null, bytes: 3, wireBytes: 3, note: 'binary' };
    expect(argumentsOf(curlOf(request))).toContain('@request-body');
    expect(argumentsOf(curlOf(requestOf('https://a.example/', [], undefined, 'HEAD')))).toContain(
      '--head',
    );
  });
});
