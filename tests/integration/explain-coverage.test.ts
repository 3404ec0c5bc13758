import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCatalogues } from '@/components/docs/check-catalogues';
import { places, placeHref, PlaceSchema } from '@/lib/run/explain/places';
import { allRules } from '@/lib/run/explain/rule-base';
import { rows } from './explain/rows';

interface Told {
  row: string;
  told: string;
  also?: readonly string[];
}

const folder = 'tests/integration/explain';
const caseFiles = fs.readdirSync(folder).filter((name) => name.endsWith('.cases.ts'));
/** The lists of cases, by the name under which a test imports them. */
const lists = new Map<string, readonly Told[]>();
for (const name of caseFiles) {
  const loaded = (await import(`./explain/${path.basename(name, '.ts')}.ts`)) as Record<
    string,
    unknown
  >;
  for (const [exported, value] of Object.entries(loaded)) {
    if (exported.endsWith('Cases')) lists.set(exported, value as readonly Told[]);
  }
}
const cases = [...lists.values()].flat();
const testTexts = fs
  .readdirSync('tests/integration')
  .filter((name) => /^explain-.*\.test\.ts$/.test(name))
  .map((name) => fs.readFileSync(path.join('tests/integration', name), 'utf8'));

const isOf = (key: string, row: string) => row === key || row.startsWith(`${key}: `);
const toldBy = ({ told, also = [] }: Told) => [told, ...also];

describe('the list of what goes wrong', () => {
  it.each(rows)(
    '$key is produced for real, and told by all that is to tell it',
    ({ key, told }) => {
      const its = cases.filter(({ row }) => isOf(key, row)).flatMap(toldBy);
      expect(told.filter((id) => !its.includes(id))).toEqual([]);
      expect(told.length).toBeGreaterThan(0);
    },
  );

  it('has a row for each case that names a section of it', () => {
    const named = cases.filter(({ row }) => /^8\.\d /.test(row));
    const lost = named.filter(({ row }) => !rows.some(({ key }) => isOf(key, row)));
    expect(lost.map(({ row }) => row)).toEqual([]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('names causes and checks that there are', () => {
    const known = new Set(checkCatalogues.flatMap(({ checks }) => Object.keys(checks)));
    // What uploads are told is no check.
    const ofUploads = ['key-mismatch', 'ca-instead-of-leaf', 'put in order'];
    const named = rows.flatMap(({ told }) => told).filter((id) => !ofUploads.includes(id));
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it('runs every list of cases', () => {
    const idle = [...lists.keys()].filter(
      (name) => !testTexts.some((text) => text.includes(`it.each(${name})(`)),
    );
    expect(idle).toEqual([]);
    expect(lists.size).toBeGreaterThanOrEqual(caseFiles.length);
    expect(testTexts.filter((text) => /\b(skip|only|todo)\b\s*[(.]/.test(text))).toEqual([]);
  });
});

describe('what a case shows', () => {
  // Each case is held against what the portal stored of the run, by `expectExplained`.
  const texts = [...caseFiles, 'world.ts', 'harbor.ts', 'faulty-client.ts'].map((name) => ({
    name,
    text: fs.readFileSync(path.join(folder, name), 'utf8'),
  }));

  it('happened on the wire: nothing explains frames that no run had', () => {
    const explaining =
      /explainStep|collectEvidence|explain\/(explain|evidence)'|type: '(check|exchange|jwt|explanation)'/;
    expect(texts.filter(({ text }) => explaining.test(text)).map(({ name }) => name)).toEqual([]);
    expect(texts.find(({ name }) => name === 'world.ts')?.text).toContain(
      'expect(await storedFrames(frames)).toEqual(frames);',
    );
  });

  it('is judged by the one way that looks at what was stored', () => {
    const judged =
      /it\.each\((\w+Cases)\)\('[^']+', \(entry\) => (expectExplained|expectTold)\(world, entry\)/g;
    const names = testTexts.flatMap((text) => [...text.matchAll(judged)].map(([, name]) => name));
    expect(names.toSorted()).toEqual([...lists.keys()].toSorted());
  });
});

describe('the rule base', () => {
  it('has a case for every rule', () => {
    const told = new Set(cases.flatMap(toldBy));
    expect(allRules.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
  });

  it('names each rule once, and explains only checks that there are', () => {
    const ids = allRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const checks = new Set(checkCatalogues.flatMap((catalogue) => Object.keys(catalogue.checks)));
    const unknown = allRules.flatMap(({ explains }) => explains.filter((id) => !checks.has(id)));
    expect(unknown).toEqual([]);
    expect(ids.every((id) => checks.has(id))).toBe(true);
  });
});

describe('a place where something is mended', () => {
  const root = 'app/(portal)/w/[workspace]';
  const pages = fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === 'page.tsx')
    .map((name) => {
      const segments = path
        .dirname(name)
        .split(path.sep)
        .filter((segment) => segment !== '.' && !segment.startsWith('('));
      return new RegExp(
        `^${segments.map((one) => (one.startsWith('[') ? '[^/]+' : one)).join('/')}$`,
      );
    });
  const isPage = (href: string) => pages.some((page) => page.test(href.split(/[?#]/)[0] ?? ''));
  const requests = [
    {},
    { auth: { certificateId: 'crt_1', registrationId: 'reg_1' } },
    { appId: 'app_1', certificateId: 'crt_1' },
  ];

  it.each(PlaceSchema.options)('%s leads to a page that there is', (place) => {
    for (const request of requests) {
      const href = placeHref(place, { request, consoleQuery: 'holder=harbor' });
      expect(isPage(href), href).toBe(true);
    }
    expect(isPage('no/such/page')).toBe(false);
  });

  it('in the console is a field that is marked there', () => {
    const text = fs
      .readdirSync('components/console', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => fs.readFileSync(path.join('components/console', name), 'utf8'))
      .join('\n');
    const fields = Object.values(places).flatMap(({ field }) => field ?? []);
    expect(fields.filter((field) => !text.includes(`data-field="${field}"`))).toEqual([]);
    expect(fields.length).toBeGreaterThan(8);
  });

  it('is named by each rule whose fix is made in the portal', () => {
    const inPortal = /\b(console|Scope|Register again|Renew the certificate|register again)\b/;
    const without = allRules.filter(({ fix, place }) => place === undefined && inPortal.test(fix));
    expect(without.map(({ id }) => id)).toEqual(['explain.connection.private-authority']);
  });
});
