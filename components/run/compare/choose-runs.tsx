import { ArrowLeftRight, GitCompare } from 'lucide-react';
import Link from 'next/link';
import { exactTime } from '@/lib/format/dates';
import type { Run } from '@/lib/schemas/run';
import { Button, buttonClass } from '@/components/ui/button';
import { SelectField } from '@/components/ui/field';

function Side({
  label,
  name,
  chosen,
  runs,
}: Readonly<{ label: string; name: string; chosen: string | null; runs: readonly Run[] }>) {
  return (
    <SelectField label={label} name={name} defaultValue={chosen ?? ''} required>
      {chosen === null && <option value="">choose a run</option>}
      {runs.map((run) => (
        <option key={run.id} value={run.id}>
          {`${exactTime(run.startedAt)} · ${run.answerStatus ?? 'no answer'} · ${run.name ?? run.title}`}
        </option>
      ))}
    </SelectField>
  );
}

/** Which two runs are compared. */
export function ChooseRuns({
  root,
  a,
  b,
  runs,
}: Readonly<{ root: string; a: string | null; b: string | null; runs: readonly Run[] }>) {
  const page = `${root}/runs/compare`;
  return (
    <form
      key={`${a} ${b}`}
      action={page}
      aria-label="Runs to compare"
      className="mb-4 grid gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] lg:items-end"
    >
      <Side label="A, before" name="a" chosen={a} runs={runs} />
      <Side label="B, after" name="b" chosen={b} runs={runs} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit">
          <GitCompare aria-hidden /> Compare
        </Button>
        {a !== null && b !== null && (
          <Link href={`${page}?a=${b}&b=${a}`} className={buttonClass('ghost')}>
            <ArrowLeftRight aria-hidden /> Swap
          </Link>
        )}
      </div>
    </form>
  );
}
