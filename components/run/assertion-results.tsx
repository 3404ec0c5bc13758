import { VerdictIcon } from '@/components/ui/verdict';
import type { Check } from '@/lib/protocol/check';

/** How many assertions hold, in words. */
function assertionWords(count: number, failed: number): string {
  if (count === 1) return failed === 0 ? 'The assertion holds' : 'The assertion failed';
  return failed === 0 ? `All ${count} assertions hold` : `${failed} of ${count} assertions failed`;
}

/** How what was demanded of the answer turned out; nothing where nothing was demanded. */
export function AssertionResults({
  checks,
}: Readonly<{ checks: readonly Pick<Check, 'id' | 'verdict' | 'expected' | 'seen'>[] }>) {
  const results = checks.filter(({ id }) => id.startsWith('assert.'));
  if (results.length === 0) return null;
  const failed = results.filter(({ verdict }) => verdict === 'fail').length;
  return (
    <section aria-label="Assertions" className="border-t border-line px-4 py-3">
      <p className="mb-1 text-sm font-medium">{assertionWords(results.length, failed)}</p>
      <AssertionList results={results} />
    </section>
  );
}

/** Assertions with what was demanded and what was seen, unless that is the very same. */
export function AssertionList({
  results,
}: Readonly<{
  results: readonly { verdict: string; expected: string; seen: string }[];
}>) {
  return (
    <ul className="space-y-1">
      {results.map((result, at) => (
        <li key={at} className="flex min-w-0 items-start gap-2 text-sm">
          <VerdictIcon
            verdict={
              result.verdict === 'pass' || result.verdict === 'fail' ? result.verdict : 'skip'
            }
            className="mt-0.5"
          />
          <span className="min-w-0 break-words">
            {result.expected}
            {result.seen !== result.expected && (
              <>
                {' '}
                <span className="text-muted">{result.seen}</span>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
