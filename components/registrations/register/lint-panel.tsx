'use client';

import { useState } from 'react';
import { CheckList } from '@/components/run/check-list';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import type { StatementLint } from '@/lib/schemas/statement';

function summary(checks: StatementLint['stu1']): string {
  const failed = checks.filter(({ verdict }) => verdict === 'fail').length;
  const warned = checks.filter(({ verdict }) => verdict === 'warn').length;
  return failed + warned === 0 ? 'good' : `${failed} failed, ${warned} warned`;
}

/** What both generations of the rules say of the claims as they stand. */
export function LintPanel({ lint }: Readonly<{ lint: StatementLint | null }>) {
  const [rules, setRules] = useState<'stu2' | 'stu1'>('stu2');
  if (!lint) return <p className="py-4 text-sm text-muted">Judging …</p>;
  return (
    <Tabs value={rules} onValueChange={(value) => setRules(value as 'stu2' | 'stu1')}>
      <TabList aria-label="Rules">
        <Tab value="stu2">STU2: {summary(lint.stu2)}</Tab>
        <Tab value="stu1">STU1: {summary(lint.stu1)}</Tab>
      </TabList>
      {(['stu2', 'stu1'] as const).map((set) => (
        <TabPanel key={set} value={set} className="pt-3">
          <CheckList checks={lint[set]} onInspect={() => undefined} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
