import type { CollectionRun, CollectionRunItem } from '@/lib/schemas/collection';

/** A text that XML 1.0 can hold, in an attribute or between tags. */
function xml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, (found) => `&#${found.charCodeAt(0)};`);
}

function seconds(from: string | null, to: string | null): string {
  return from === null || to === null ? '0' : String((Date.parse(to) - Date.parse(from)) / 1000);
}

function testCase(run: CollectionRun, item: CollectionRunItem): string {
  const folder = item.folder === null ? '' : `.${item.folder}`;
  const head = `    <testcase name="${xml(item.name)}" classname="${xml(run.collectionName + folder)}" time="${seconds(item.startedAt, item.finishedAt)}">`;
  const lines = item.assertions.map(
    ({ verdict, title, expected, seen }) =>
      `${verdict}: ${title}. Expected: ${expected} Seen: ${seen}`,
  );
  const inside =
    item.state === 'failed'
      ? `<failure message="${xml(item.message)}">${xml(lines.join('\n'))}</failure>`
      : item.state === 'passed'
        ? ''
        : `<skipped message="${xml(item.message || item.state)}"/>`;
  const out = item.runId === null ? '' : `<system-out>${xml(`Run ${item.runId}`)}</system-out>`;
  return `${head}${inside}${out}</testcase>`;
}

/** The report of a collection run as JUnit XML, one test case a request: what pipelines read. */
export function junitOf(run: CollectionRun): string {
  const { counts, items } = run;
  const skipped = items.length - counts.passed - counts.failed;
  const name =
    run.environment === null ? run.collectionName : `${run.collectionName} (${run.environment})`;
  const numbers = `tests="${items.length}" failures="${counts.failed}" skipped="${skipped}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${numbers}>`,
    `  <testsuite name="${xml(name)}" ${numbers} errors="0" timestamp="${run.createdAt}" time="${seconds(run.createdAt, run.finishedAt)}">`,
    ...items.map((item) => testCase(run, item)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
