'use client';

import { Braces, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { Component, useId, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { textAreaClass } from '@/components/ui/control-class';
import { SelectField } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/skeleton';
import { bodyStarters } from './body-starters';
import { bodyFormatOf, withHeader } from './formats';
import { bodyProblem, formatBody } from './format-body';
import type { RequestForm } from './request-form';

const CodeEditor = dynamic(() => import('./editor/code-editor'), {
  ssr: false,
  loading: () => <Skeleton className="h-48" />,
});

/** Shows a plain text area where the editor cannot be loaded. */
class WithFallback extends Component<{ fallback: ReactNode; children: ReactNode }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}

/** The body of the request, with help for FHIR R4, and bodies to begin with. */
export function BodyFields({
  form,
  change,
  error,
  readOnly,
}: Readonly<{
  form: RequestForm;
  change: (part: Partial<RequestForm>) => void;
  error: string | undefined;
  readOnly: boolean;
}>) {
  const id = useId();
  const { method, headers, body } = form;
  const format = bodyFormatOf(headers);
  const problem = error ?? bodyProblem(body, format);
  const formatted = body === '' ? null : formatBody(body, format);
  const hasNoUse = body !== '' && ['GET', 'HEAD'].includes(method);
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-end gap-2">
        <SelectField
          label="Begin with"
          className="min-w-40 flex-1"
          value=""
          onChange={(event) => {
            const starter = bodyStarters[Number(event.target.value)];
            if (!starter) return;
            change({
              method: starter.method,
              path: starter.path,
              body: starter.body,
              offParams: [],
              headers: starter.contentType
                ? withHeader(headers, 'Content-Type', starter.contentType)
                : headers,
            });
          }}
        >
          <option value="">Choose …</option>
          {bodyStarters.map((starter, index) => (
            <option key={starter.label} value={index}>
              {starter.label}
            </option>
          ))}
        </SelectField>
        <Button
          disabled={formatted === null || formatted === body}
          onClick={() => formatted !== null && change({ body: formatted })}
        >
          <Braces aria-hidden /> Format
        </Button>
        <Button disabled={body === ''} onClick={() => change({ body: '' })}>
          <Trash2 aria-hidden /> Clear
        </Button>
      </div>
      <WithFallback
        fallback={
          <textarea
            aria-label="Body of the request"
            value={body}
            readOnly={readOnly}
            spellCheck={false}
            onChange={(event) => change({ body: event.target.value })}
            className={textAreaClass('min-h-48 font-mono text-xs')}
          />
        }
      >
        <CodeEditor
          label="Body of the request"
          value={body}
          format={format}
          readOnly={readOnly}
          onChange={(text) => change({ body: text })}
        />
      </WithFallback>
      <p
        id={`${id}-note`}
        role="status"
        className={problem ? 'text-xs text-fail' : 'text-xs text-muted'}
      >
        {problem ??
          (hasNoUse
            ? `The body goes along with ${method}, which most servers do not expect.`
            : format === 'json'
              ? 'Ctrl and Space offer what FHIR R4 has at the cursor. Escape leaves the editor.'
              : 'XML is sent as it stands.')}
      </p>
    </div>
  );
}
