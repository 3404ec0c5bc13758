'use client';

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { controlClass } from '@/components/ui/control-class';
import { Menu, MenuItem } from '@/components/ui/menu';
import { assertionNames, AssertionRowFields } from './assertion-row';
import {
  newAssertion,
  type AssertionKind,
  type AssertionRow,
  type CaptureRow,
  type TestsForm,
} from './tests-form';

const list = 'divide-y divide-line rounded-md border border-line-strong/60';

/** A list with one entry changed. */
function changedAt<Row>(rows: readonly Row[], at: number, part: Partial<Row>): Row[] {
  return rows.map((row, index) => (index === at ? { ...row, ...part } : row));
}

function Captures({
  captures,
  onChange,
  errorIn,
}: Readonly<{
  captures: readonly CaptureRow[];
  onChange: (captures: CaptureRow[]) => void;
  errorIn: (path: string) => string | undefined;
}>) {
  return (
    <div className="space-y-2">
      <p className="text-xs font-medium">Taken from the answer</p>
      <p className="text-xs text-muted">
        In a collection, the requests that follow write{' '}
        <code className="font-mono">{'{{name}}'}</code> for what was found.
      </p>
      {captures.length > 0 && (
        <ul aria-label="Captures" className={list}>
          {captures.map((row, at) => {
            const error = errorIn(`captures.${at}`);
            const change = (part: Partial<CaptureRow>): void =>
              onChange(changedAt(captures, at, part));
            return (
              <li key={at} className="space-y-1.5 p-2">
                <div className="flex gap-1.5">
                  <input
                    aria-label={`Variable of capture ${at + 1}`}
                    aria-invalid={error === undefined ? undefined : true}
                    placeholder="patient"
                    value={row.variable}
                    maxLength={64}
                    spellCheck={false}
                    autoCapitalize="none"
                    autoComplete="off"
                    onChange={(event) => change({ variable: event.target.value })}
                    className={controlClass('h-8 font-mono text-xs')}
                  />
                  <label className="inline-flex items-center gap-1 text-xs">
                    <input
                      type="checkbox"
                      aria-label={`Capture ${at + 1} is secret`}
                      checked={row.isSecret}
                      onChange={(event) => change({ isSecret: event.target.checked })}
                      className="accent-accent"
                    />
                    Secret
                  </label>
                  <Button
                    kind="ghost"
                    size="icon"
                    className="size-8"
                    aria-label={`Remove capture ${at + 1}`}
                    onClick={() => onChange(captures.filter((_, index) => index !== at))}
                  >
                    <Trash2 aria-hidden />
                  </Button>
                </div>
                <input
                  aria-label={`FHIRPath of capture ${at + 1}`}
                  placeholder="Bundle.entry.resource.id"
                  value={row.expression}
                  maxLength={2000}
                  spellCheck={false}
                  autoCapitalize="none"
                  autoComplete="off"
                  onChange={(event) => change({ expression: event.target.value })}
                  className={controlClass('h-8 font-mono text-xs')}
                />
                {error !== undefined && <p className="text-xs text-fail">{error}</p>}
              </li>
            );
          })}
        </ul>
      )}
      <Button
        size="sm"
        disabled={captures.length >= 20}
        onClick={() => onChange([...captures, { variable: '', expression: '', isSecret: false }])}
      >
        <Plus aria-hidden /> Take a value
      </Button>
    </div>
  );
}

/** What is demanded of the answer, and what is taken from it. */
export function TestsFields({
  tests,
  change,
  errorIn,
}: Readonly<{
  tests: TestsForm;
  change: (part: Partial<TestsForm>) => void;
  /** What the API found wrong at a path or below it. */
  errorIn: (path: string) => string | undefined;
}>) {
  const { assertions, captures } = tests;
  const setRow = (at: number, part: Partial<AssertionRow>): void =>
    change({ assertions: changedAt(assertions, at, part) });
  return (
    <div className="space-y-4">
      <div className="space-y-2">
        <p className="text-xs font-medium">Assertions</p>
        <p className="text-xs text-muted">
          What is demanded of the answer. Each is judged whenever the request is sent, and when its
          collection runs as a test.
        </p>
        {assertions.length > 0 && (
          <ul aria-label="Assertions" className={list}>
            {assertions.map((row, at) => (
              <AssertionRowFields
                key={at}
                row={row}
                number={at + 1}
                error={errorIn(`assertions.${at}`)}
                onChange={(part) => setRow(at, part)}
                onRemove={() =>
                  change({ assertions: assertions.filter((_, index) => index !== at) })
                }
              />
            ))}
          </ul>
        )}
        <Menu
          label="Kinds of assertions"
          trigger={
            <Button size="sm" disabled={assertions.length >= 50}>
              <Plus aria-hidden /> Add an assertion
            </Button>
          }
        >
          {Object.entries(assertionNames).map(([kind, name]) => (
            <MenuItem
              key={kind}
              onSelect={() =>
                change({ assertions: [...assertions, newAssertion[kind as AssertionKind]] })
              }
            >
              {name}
            </MenuItem>
          ))}
        </Menu>
      </div>
      <Captures
        captures={captures}
        onChange={(next) => change({ captures: next })}
        errorIn={errorIn}
      />
    </div>
  );
}
