import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRules } from '@/lib/run/explain/rule-base';
import { checkCatalogues } from './check-catalogues';
import { findCheck } from './find-check';

const root = path.join(import.meta.dirname, '../..');

/** Ids of checks as they stand in the code, outside the documentation: the key of a definition has a title below it. */
function idsInCode(): string[] {
  return ['lib/protocol', 'lib/run', 'lib/domain', 'lib/sandbox'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .flatMap((name) => {
        const source = readFileSync(path.join(root, folder, name), 'utf8');
        const keys = source.matchAll(/^\s*'([a-z0-9-]+(?:\.[a-z0-9-]+)+)': \{\s*title:/gm);
        const rules = source.matchAll(/\bid: '(explain\.[a-z0-9.-]+)'/g);
        return [...keys, ...rules].map(([, id]) => id ?? '');
      }),
  );
}

describe('the page of each check', () => {
  const ids = idsInCode();

  it('is there for every id in the code', () => {
    expect(ids.length).toBeGreaterThan(300);
    expect(ids.filter((id) => findCheck(id) === null)).toEqual([]);
  });

  it('says what, why, how to mend it and where it is written', () => {
    for (const { checks } of checkCatalogues) {
      for (const id of Object.keys(checks)) {
        const { check } = findCheck(id) ?? {};
        expect([id, check?.expected, check?.why, check?.fix].every(Boolean), id).toBe(true);
        expect(check?.citation.url, id).toMatch(/^https:\/\/|^\/docs/);
      }
    }
  });

  it('leads from a check to its causes and back', () => {
    const [rule] = allRules;
    const explained = rule?.explains[0] ?? '';
    expect(findCheck(explained)?.causes.map(({ id }) => id)).toContain(rule?.id);
    expect(findCheck(rule?.id ?? '')?.explains.map(({ id }) => id)).toContain(explained);
  });

  it('knows every check that a cause explains', () => {
    const unknown = allRules.flatMap(({ id, explains }) =>
      explains.filter((other) => findCheck(other) === null).map((other) => `${id}: ${other}`),
    );
    expect(unknown).toEqual([]);
  });

  it('is not there for what is no check', () => {
    expect(findCheck('nothing.of-the-kind')).toBeNull();
    expect(findCheck('constructor')).toBeNull();
  });
});
