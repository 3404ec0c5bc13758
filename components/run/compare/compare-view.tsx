'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { toast } from 'sonner';
import { usePageActions } from '@/components/layout/page-actions';
import { keyPressOf } from '@/components/layout/shortcuts';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { Kbd } from '@/components/ui/kbd';
import { BodyComparison } from './body-comparison';
import { stepToChange } from './change-mark';
import { bodySourceOf, type ComparedRun } from './compared-run';
import { answerRows, headerRows, timingRows } from './fact-rows';
import { FactTable } from './fact-table';

/** Two answers side by side, and where they differ. `n` and `p` go from one difference to the next. */
export function CompareView({
  workspace,
  before,
  after,
}: Readonly<{ workspace: string; before: ComparedRun; after: ComparedRun }>) {
  const [ignoresVolatile, setIgnoring] = useState(true);
  const whole = useRef<HTMLDivElement>(null);
  const isPrefixed = useRef(false);
  const [one, other] = [before.exchange, after.exchange];
  const sources = useMemo(
    () => [bodySourceOf(workspace, before), bodySourceOf(workspace, after)] as const,
    [workspace, before, after],
  );

  function step(by: 1 | -1): void {
    if (whole.current && !stepToChange(whole.current, by)) {
      toast(
        by === 1 ? 'There is no difference further down.' : 'There is no difference further up.',
      );
    }
  }

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || document.querySelector('[role=dialog]')) return;
      const press = keyPressOf(event);
      const isSecond = isPrefixed.current;
      isPrefixed.current = press.key === 'g' && !press.isTyping;
      if (press.isTyping || press.ctrlKey || press.metaKey || press.altKey || isSecond) return;
      if (press.key !== 'n' && press.key !== 'p') return;
      event.preventDefault();
      step(press.key === 'n' ? 1 : -1);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  usePageActions('Compare', [
    { label: 'Next change', keys: ['n'], run: () => step(1) },
    { label: 'Previous change', keys: ['p'], run: () => step(-1) },
  ]);

  return (
    <div ref={whole} className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <CheckboxField
          label="Leave out what differs each time"
          hint="meta.lastUpdated and versionId, id, timestamp and links of a Bundle, Date and ETag."
          checked={ignoresVolatile}
          onChange={(event) => setIgnoring(event.target.checked)}
        />
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => step(-1)}>
            <ArrowUp aria-hidden /> Previous change <Kbd>p</Kbd>
          </Button>
          <Button size="sm" onClick={() => step(1)}>
            <ArrowDown aria-hidden /> Next change <Kbd>n</Kbd>
          </Button>
        </div>
      </div>
      <Card>
        <CardHeader title="Answer" />
        <FactTable caption="Status and request" rows={answerRows(one, other)} />
      </Card>
      <Card>
        <CardHeader
          title="Body"
          description="The order of members says nothing in JSON and is not compared; numbers are compared as numbers. Secrets are masked in both."
        />
        <div className="border-t border-line">
          <BodyComparison
            before={sources[0]}
            after={sources[1]}
            ignoresVolatile={ignoresVolatile}
          />
        </div>
      </Card>
      <Card>
        <CardHeader title="Headers of the answer" />
        <FactTable caption="Headers" rows={headerRows(one, other, ignoresVolatile)} />
      </Card>
      <Card>
        <CardHeader title="Timing" description="Of the last request to the FHIR server." />
        <FactTable caption="Phases" rows={timingRows(one, other)} />
      </Card>
    </div>
  );
}
