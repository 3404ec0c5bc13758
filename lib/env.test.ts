import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEnv } from './env';

/** The variables of .env.example with the values that stand there. */
function example(): Record<string, string> {
  const lines = fs.readFileSync('.env.example', 'utf8').split('\n');
  return Object.fromEntries(
    lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split(/=(.*)/).slice(0, 2)),
  ) as Record<string, string>;
}

describe('the environment', () => {
  it('is documented variable by variable in .env.example, whose values are usable', () => {
    const read = [...fs.readFileSync('lib/env.ts', 'utf8').matchAll(/^ {4}([A-Z_]+): /gm)].map(
      ([, name]) => name,
    );
    // NODE_ENV is set by the commands, never by people.
    expect(Object.keys(example()).sort()).toEqual(
      read.filter((name) => name !== 'NODE_ENV').sort(),
    );
    expect(parseEnv(example())).toEqual(parseEnv({}));
  });

  it('takes the public address from the port, and loses trailing slashes', () => {
    expect(parseEnv({ PORT: '3999' }).APP_URL).toBe('http://localhost:3999');
    expect(parseEnv({ APP_URL: 'https://onramp.example.org/' }).APP_URL).toBe(
      'https://onramp.example.org',
    );
  });

  it('names every bad variable and what it needs, and tells no value', () => {
    const bad = { PORT: '70000', MASTER_KEY: 'c2hvcnQ=', OIDC_ISSUER: 'https://idp.example' };
    expect(() => parseEnv(bad)).toThrow(/PORT[\s\S]*MASTER_KEY/);
    expect(() => parseEnv(bad)).not.toThrow(/c2hvcnQ=/);
    expect(() => parseEnv({ OIDC_ISSUER: 'https://idp.example' })).toThrow(
      /OIDC_CLIENT_ID: is needed when OIDC_ISSUER is set/,
    );
  });
});
