import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { flowNames } from '../flows/flows';
import {
  assembleSample,
  languageRules,
  sampleLanguages,
  sampleParts,
  sampleValues,
  type SampleLanguage,
  type SampleValues,
} from './sample';

const folder = import.meta.dirname;
const read = (part: string) => readFileSync(path.join(folder, part), 'utf8');
/** Values that would be code, if they could. */
const hostile = Object.fromEntries(
  Object.keys(sampleValues).map((name) => [
    name,
    `${name}"; \\u000a boom() // ' \` \${x} {x} \u202e`,
  ]),
) as SampleValues;
const all = sampleLanguages.flatMap((language) =>
  flowNames.map((flow) => [language, flow] as const),
);

describe('the programs', () => {
  it.each(all)('in %s for %s are whole', (language, flow) => {
    const source = assembleSample(language, flow, hostile, read);
    const { isHead, comment } = languageRules[language];
    const lines = source.split('\n');
    const lastHead = lines.findLastIndex((line) => isHead.test(line));
    expect(lines.slice(0, lastHead + 1).every((line) => isHead.test(line))).toBe(true);
    for (const name of sampleParts[flow].values) {
      expect(source).toContain(`${comment} ${sampleValues[name]}`);
      // Declared, and used at least once.
      const used = source.split(new RegExp(`\\b${nameIn(language, name)}\\b`)).length - 1;
      expect(used, name).toBeGreaterThan(1);
    }
    expect(source).not.toContain('\u202e');
    expect(source.length).toBeLessThan(14_000);
  });

  it('have a part for each language where another has one', () => {
    const parts = sampleLanguages.map((language) => {
      const { ending } = languageRules[language];
      return readdirSync(path.join(folder, language))
        .map((file) => file.slice(0, -ending.length - 1))
        .sort();
    });
    for (const list of parts) expect(list).toEqual(parts[0]);
  });

  const hasJavac = spawnSync('javac', ['-version']).status === 0;
  it.skipIf(!hasJavac)(
    'in Java compile, whatever the values are',
    () => {
      const out = mkdtempSync(path.join(tmpdir(), 'onramp-java-'));
      const stubs = path.resolve('tests/fixtures/jackson');
      try {
        for (const flow of flowNames) {
          const file = path.join(out, 'App.java');
          writeFileSync(file, assembleSample('java', flow, hostile, read));
          const { status, stderr } = spawnSync(
            'javac',
            ['-proc:none', '-sourcepath', stubs, '-d', path.join(out, 'classes'), file],
            { encoding: 'utf8' },
          );
          expect(status, `${flow}: ${stderr}`).toBe(0);
        }
      } finally {
        rmSync(out, { recursive: true, force: true });
      }
    },
    120_000,
  );
});

function nameIn(language: SampleLanguage, name: keyof SampleValues): string {
  const line = languageRules[language].constant(name, '');
  return /([A-Za-z_]+) =/.exec(line)?.[1] ?? name;
}
