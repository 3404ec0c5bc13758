'use client';

import { CodeBlock } from '@/components/ui/code-block';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';

/** A program in one language. */
export interface ShownSample {
  language: string;
  label: string;
  /** How it is run. */
  run: string;
  code: string;
}

/** The same program in several languages, one at a time. */
export function CodeTabs({ samples }: Readonly<{ samples: readonly ShownSample[] }>) {
  return (
    <Tabs defaultValue={samples[0]?.language ?? ''} className="mt-4 max-w-4xl">
      <TabList aria-label="Language">
        {samples.map(({ language, label }) => (
          <Tab key={language} value={language}>
            {label}
          </Tab>
        ))}
      </TabList>
      {samples.map(({ language, label, run, code }) => (
        <TabPanel key={language} value={language}>
          <p className="my-2 text-sm text-muted">{run}</p>
          <CodeBlock
            code={code}
            label={`program in ${label}`}
            className="max-h-[32rem] overflow-auto"
          />
        </TabPanel>
      ))}
    </Tabs>
  );
}
