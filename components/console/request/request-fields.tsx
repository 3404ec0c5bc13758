'use client';

import type { ReactNode, RefObject } from 'react';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { Field } from '@/components/ui/field';
import type { Environment } from '@/lib/schemas/environment';
import { TemplatePreview } from '../variables/template-preview';
import { VariableList } from '../variables/variable-list';
import { starters, type Starter } from '../starters';
import { BodyFields } from './body-fields';
import type { Condition } from './conditions';
import { HeaderFields } from './header-fields';
import { MethodPicker } from './method-picker';
import { PairTable } from './pair-table';
import { paramRow, paramRows, withParamRows } from './param-rows';
import { PathField, type CompletePath } from './path-field';
import { sentHeaders, type PairRow, type RequestForm } from './request-form';

/** Which part of the request is being edited. */
export type RequestPart = 'params' | 'headers' | 'body' | 'builder' | 'tests';

/** The FHIR request: method, path, parameters, headers and body, and requests to begin with. */
export function RequestFields({
  form,
  change,
  errorAt,
  environment,
  pathField,
  more,
  part,
  onPart,
  complete,
  paramNames,
  aboutParam,
  builder,
  exportFields,
  onPaste,
  pasted,
  tests,
  testCount,
  conditions,
  send,
  readOnly,
}: Readonly<{
  form: RequestForm;
  change: (part: Partial<RequestForm>) => void;
  errorAt: (path: string) => string | undefined;
  /** Whose values stand for variables; null: none is chosen. */
  environment: Environment | null;
  pathField: RefObject<HTMLInputElement | null>;
  more: readonly Starter[];
  part: RequestPart;
  onPart: (part: RequestPart) => void;
  /** Offers what the server declares while the path is written. */
  complete: CompletePath;
  paramNames: readonly { name: string; about?: string | undefined }[];
  aboutParam: (name: string) => string | undefined;
  builder: ReactNode;
  /** What a bulk export takes beside its path; null for another request. */
  exportFields: ReactNode;
  /** Told of what is pasted into the path; true: it was taken. */
  onPaste: (text: string) => boolean;
  /** What is offered for something that is no path. */
  pasted: ReactNode;
  /** What is demanded of the answer, and how much that is. */
  tests: ReactNode;
  testCount: number;
  /** Headers that the last answer makes possible. */
  conditions: readonly Condition[];
  /** The button that sends, below the path. */
  send: ReactNode;
  readOnly: boolean;
}>) {
  const groups = [
    ...(more.length > 0 ? [{ name: 'About the patient on the screen', items: more }] : []),
    { name: 'To begin with', items: starters },
  ];
  const params = paramRows(form);
  const headerCount = sentHeaders(form.headers).length;
  const preview = ({ value }: PairRow) => (
    <TemplatePreview text={value} environment={environment} />
  );
  const tabs = [
    { value: 'params', name: 'Parameters', count: params.filter(({ isOn }) => isOn).length },
    { value: 'headers', name: 'Headers', count: headerCount },
    { value: 'body', name: 'Body', count: form.body === '' ? 0 : '·' },
    { value: 'builder', name: 'Builder', count: 0 },
    { value: 'tests', name: 'Tests', count: testCount },
  ] as const satisfies readonly { value: RequestPart; [about: string]: unknown }[];
  return (
    <div className="min-w-0 space-y-3">
      <Field
        label="FHIR request"
        error={errorAt('request.method') ?? errorAt('request.path')}
        hint="Below the base URL: Patient?name=ada searches, Patient/123 reads."
      >
        {(ids) => (
          <div className="flex min-w-0">
            <MethodPicker
              method={form.method}
              onMethod={(method) => change({ method })}
              isInvalid={errorAt('request.method') !== undefined}
            />
            <PathField
              ids={ids}
              value={form.path}
              onChange={(path) => change({ path })}
              inputRef={pathField}
              complete={complete}
              onPaste={onPaste}
            />
          </div>
        )}
      </Field>
      <TemplatePreview text={form.path} environment={environment} />
      {exportFields}
      {pasted}
      {send}
      <Tabs value={part} onValueChange={(value) => onPart(value as RequestPart)}>
        <TabList aria-label="Parts of the request" className="flex-wrap gap-x-1 px-0">
          {tabs.map(({ value, name, count }) => (
            <Tab key={value} value={value} className="gap-1 px-1 text-xs">
              {name}
              {count !== 0 && <span className="text-faint">{count}</span>}
            </Tab>
          ))}
        </TabList>
        <TabPanel value="params" className="pt-3">
          <PairTable
            noun="parameter"
            rows={params}
            onRows={(rows) => change(withParamRows(form.path, rows))}
            makeRow={paramRow}
            separator="="
            names={paramNames}
            valuesOf={() => []}
            aboutOf={aboutParam}
            previewOf={preview}
          />
        </TabPanel>
        <TabPanel value="headers" className="pt-3">
          <HeaderFields
            form={form}
            change={change}
            conditions={conditions}
            errorAt={errorAt}
            previewOf={preview}
          />
        </TabPanel>
        <TabPanel value="body" className="pt-3">
          <BodyFields
            form={form}
            change={change}
            error={errorAt('request.body')}
            readOnly={readOnly}
          />
          <VariableList text={form.body} environment={environment} />
        </TabPanel>
        <TabPanel value="builder" className="pt-3">
          {builder}
        </TabPanel>
        <TabPanel value="tests" className="pt-3">
          {tests}
        </TabPanel>
      </Tabs>
      {groups.map((group) => (
        <div
          key={group.name}
          role="group"
          aria-label={group.name}
          className="flex flex-wrap items-baseline gap-1.5"
        >
          <span aria-hidden className="basis-full text-xs text-faint">
            {group.name}
          </span>
          {group.items.map((starter) => (
            <button
              key={starter.path}
              type="button"
              title={starter.path}
              onClick={() => change({ method: 'GET', path: starter.path, body: '', offParams: [] })}
              className="rounded-full border border-line px-2.5 py-0.5 text-xs text-muted hover:bg-sunken hover:text-ink"
            >
              {starter.label}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
