import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runCommand, shellWord } from './run-command';

describe('shellWord', () => {
  it('comes out of a real shell as it went in', () => {
    const texts = ["it's", '$(touch /tmp/x)', '`id`', '"; rm -rf', '\\', 'a\nb', "'''", ''];
    const words = texts.map(shellWord).join(' ');
    const out = execFileSync('sh', ['-c', `printf '%s\\0' ${words}`], { encoding: 'utf8' });
    expect(out.split('\0').slice(0, -1)).toEqual(texts);
  });
});

describe('runCommand', () => {
  it('passes the body on unchanged and the token by name', () => {
    const body = fc.sample(fc.jsonValue(), { numRuns: 20, seed: 7 });
    const command = runCommand('http://localhost:3000', 'demo', body);
    // A function in place of curl shows what curl would get.
    const script = `curl() { for a in "$@"; do printf '%s\\0' "$a"; done; }; ${command}`;
    const out = execFileSync('sh', ['-c', script], {
      encoding: 'utf8',
      env: { ...process.env, ONRAMP_TOKEN: 'tok en' },
    });
    const args = out.split('\0').slice(0, -1);
    expect(args[1]).toBe('http://localhost:3000/api/v1/workspaces/demo/runs');
    expect(args).toContain('Authorization: Bearer tok en');
    expect(args.at(-1)).toBe(JSON.stringify(body));
  });
});
