import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCatalogues } from './check-catalogues';

const protocol = path.join(import.meta.dirname, '../../lib/protocol');
const sources = readdirSync(protocol, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);
const declared = sources.flatMap((name) =>
  [
    ...readFileSync(path.join(protocol, name), 'utf8').matchAll(/^export const (\w+Checks) = \{/gm),
  ].map(([, catalogue]) => catalogue),
);

describe('the documentation of checks', () => {
  it('holds every catalogue of lib/protocol', () => {
    const listing = readFileSync(path.join(import.meta.dirname, 'check-catalogues.ts'), 'utf8');
    const listed = [...listing.matchAll(/checks: (\w+),/g)].map(([, catalogue]) => catalogue);
    expect(declared.length).toBeGreaterThan(5);
    expect(listed.sort()).toEqual(declared.sort());
  });

  it('names each check once', () => {
    const ids = checkCatalogues.flatMap((catalogue) => Object.keys(catalogue.checks));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
