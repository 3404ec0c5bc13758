import type { ImportReport } from '@/lib/schemas/directory-import';

/** With this share of the rows before, or less, a list is taken for broken. */
const brokenShare = 0.5;

const wayOut =
  'Look at the file. If it is right after all, take it with “Apply all the same”; else wait for the next one. Nothing was retired.';

function shrunk(what: string, now: number, before = 0): ImportReport['verdict'] {
  if (before === 0 || now > before * brokenShare) return null;
  return {
    code: 'shrunken',
    found: `${now} ${what}`,
    expected: `more than half of the ${before} of the last good reading`,
    wayOut,
  };
}

/**
 * Whether a list that could be read may be written: it must have something usable in it, and more than half of the
 * last good one. Returns why not, or null.
 *
 * @param last the report of the last good reading of this source; null when there is none
 */
export function judgeSnapshot(
  report: ImportReport,
  last: ImportReport | null,
): ImportReport['verdict'] {
  if (report.bases + report.lists === 0) {
    return {
      code: 'empty',
      found: `${report.rows} rows and not one usable base URL`,
      expected: 'at least one http or https base URL of a FHIR server',
      wayOut:
        'Check that this is the list itself, not a page about it or an empty template, and that its columns are mapped.',
    };
  }
  return (
    shrunk('rows', report.rows, last?.rows) ??
    shrunk('base URLs', report.bases, last?.bases) ??
    shrunk('organizations', report.organizations, last?.organizations)
  );
}
