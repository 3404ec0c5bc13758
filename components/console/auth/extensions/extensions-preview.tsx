'use client';

import { useMemo } from 'react';
import { checkExtensions } from '@/lib/protocol/udap/extensions/check-extensions';
import { CodeBlock } from '@/components/ui/code-block';
import { Disclosure } from '@/components/ui/disclosure';
import { VerdictIcon } from '@/components/ui/verdict';
import { counted } from '@/lib/format/quantities';
import { extensionsOf, type ExtensionsForm } from './extensions-form';

/** Whether a variable stands for something that is not known here. */
function hasVariables(extensions: ReturnType<typeof extensionsOf>) {
  return JSON.stringify(extensions).includes('{{');
}

/** The extension objects as they go into the assertion, and what our own checks say of them. */
export function ExtensionsPreview({ form }: Readonly<{ form: ExtensionsForm }>) {
  const extensions = useMemo(() => extensionsOf(form), [form]);
  const findings = useMemo(
    () =>
      checkExtensions(extensions, {
        supported: null,
        required: null,
        sanUri: null,
        now: new Date(),
      })
        .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
        .filter(({ id }) => !(id === 'udap.tefca-ias.id-token' && hasVariables(extensions))),
    [extensions],
  );
  const isWithoutB2b = extensions['hl7-b2b'] === undefined;
  return (
    <section aria-label="Preview of the extensions" className="min-w-0 space-y-2">
      {isWithoutB2b && (
        <p className="text-xs text-muted">
          There is no hl7-b2b among them. A holder that requires it refuses: say who asks yourself,
          too.
        </p>
      )}
      <p className="text-sm font-medium" role="status">
        {findings.length === 0
          ? 'Nothing to complain about before sending.'
          : `${counted(findings.length, 'finding')} before sending`}
      </p>
      {findings.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line text-xs">
          {findings.map(({ id, verdict, title, seen, fix, citation }) => (
            <li key={id} className="flex min-w-0 gap-2 p-2">
              <VerdictIcon verdict={verdict} />
              <div className="min-w-0 space-y-0.5 break-words">
                <p className="font-medium">{title}</p>
                <p>{seen}</p>
                <p className="text-muted">
                  {fix}{' '}
                  <a className="underline" href={citation.url} target="_blank" rel="noreferrer">
                    {citation.label}
                  </a>
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Disclosure
        defaultOpen
        summary={<span className="text-sm font-medium">Exactly this goes into extensions</span>}
      >
        <div className="pt-2">
          <CodeBlock label="extensions" code={JSON.stringify(extensions, null, 2)} />
        </div>
      </Disclosure>
    </section>
  );
}
