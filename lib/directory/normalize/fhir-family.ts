import type { FhirFamily } from '../statement';

const byName: Readonly<Record<string, FhirFamily>> = {
  dstu2: 'dstu2',
  r2: 'dstu2',
  stu2: 'dstu2',
  dstu3: 'stu3',
  stu3: 'stu3',
  r3: 'stu3',
  dstu4: 'r4',
  stu4: 'r4',
  r4: 'r4',
  r4b: 'r4',
  stu5: 'r5',
  r5: 'r5',
};
const pathSegment = /(?:^|[^a-z0-9])(?:fhir[-_]?)?((?:dstu|stu|r)[2-5]b?)(?![a-z0-9])/gi;

/**
 * The release behind a version as published: `4.0.1`, `1.0.2-7202`, `DSTU3`, `FHIR R4 4.0.0`. R4B counts as R4, and
 * ballots as the release that they led to.
 * @see https://hl7.org/fhir/directory.html
 */
export function fhirFamilyOf(version: string): FhirFamily {
  const names = [...version.matchAll(pathSegment)].map((match) => match[1]!.toLowerCase());
  const number = /(?:^|[^\d.])v?([0-9])\.([0-9]+)(?:\.|[^\d]|$)/.exec(version);
  if (number) return byNumber(Number(number[1]), Number(number[2]));
  if (names.length > 0) return byName[names.at(-1)!] ?? 'unknown';
  const bare = /^\s*v?([2-5])\s*$/i.exec(version);
  return bare ? (byName[`r${bare[1]}`] ?? 'unknown') : 'unknown';
}

function byNumber(major: number, minor: number): FhirFamily {
  if (major === 0 || (major === 1 && minor === 0))
    return major === 1 || minor >= 4 ? 'dstu2' : 'unknown';
  if (major < 3 || (major === 3 && minor < 2)) return 'stu3';
  if (major === 3 || (major === 4 && (minor < 2 || minor === 3))) return 'r4';
  return major === 4 || major === 5 ? 'r5' : 'unknown';
}

/** The release that a base URL names in its path, such as `/api/FHIR/DSTU2` or `/fhir/r4/123`. */
export function fhirFamilyOfUrl(url: string): FhirFamily {
  const path = url.replace(/^https?:\/\/[^/]*/i, '');
  const names = [...path.matchAll(pathSegment)].map((match) => match[1]!.toLowerCase());
  return byName[names.at(-1) ?? ''] ?? 'unknown';
}
