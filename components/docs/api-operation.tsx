import Link from 'next/link';
import { Badge, type Tone } from '@/components/ui/badge';
import { problems } from '@/lib/errors';
import type { ApiAnswer, ApiField, ApiOperation } from './api-document';
import { Prose } from './prose';

const tones: Readonly<Record<string, Tone>> = {
  GET: 'info',
  POST: 'pass',
  PATCH: 'warn',
  DELETE: 'fail',
};

function FieldList({ title, fields }: Readonly<{ title: string; fields: readonly ApiField[] }>) {
  if (fields.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 mb-1 text-xs font-medium text-muted">{title}</h3>
      <dl className="divide-y divide-line border-y border-line text-sm">
        {fields.map((field) => (
          <div
            key={field.name}
            className="grid grid-cols-1 gap-x-4 gap-y-0.5 py-1.5 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]"
          >
            <dt className="font-mono text-xs leading-5 break-all">
              {field.name}
              {field.isRequired && <span className="font-sans text-fail"> required</span>}
            </dt>
            <dd className="min-w-0">
              <code className="font-mono text-xs break-words">{field.type}</code>
              {field.default !== null && (
                <span className="text-xs text-muted">
                  {' '}
                  · default <code className="font-mono break-all">{field.default}</code>
                </span>
              )}
              {field.description !== null && <p className="text-muted">{field.description}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The problems of a status, as links to what they mean. */
function ProblemLinks({ status }: Readonly<{ status: string }>) {
  const codes = Object.entries(problems).filter(([, problem]) => String(problem.status) === status);
  return codes.map(([code], index) => (
    <span key={code}>
      {index > 0 && ', '}
      <Link
        href={`/docs/errors/${code}`}
        className="font-mono text-xs break-all text-accent underline underline-offset-2"
      >
        {code}
      </Link>
    </span>
  ));
}

function Answer({ answer }: Readonly<{ answer: ApiAnswer }>) {
  const isProblem = Number(answer.status) >= 400;
  return (
    <div className="grid grid-cols-1 gap-x-4 gap-y-0.5 py-1.5 sm:grid-cols-[3rem_minmax(0,1fr)]">
      <dt className="font-mono text-xs leading-5">{answer.status}</dt>
      <dd className="min-w-0">
        {isProblem ? (
          <ProblemLinks status={answer.status} />
        ) : (
          answer.types.length === 0 && answer.description
        )}
        {!isProblem &&
          answer.types.map(({ mediaType, holds }) => (
            <p key={mediaType}>
              <code className="font-mono text-xs break-all">{mediaType}</code>
              <span className="text-muted"> {holds}</span>
            </p>
          ))}
      </dd>
    </div>
  );
}

/** One endpoint of the API. */
export function ApiOperationEntry({ operation }: Readonly<{ operation: ApiOperation }>) {
  return (
    <details id={operation.id} className="group scroll-mt-20">
      <summary className="flex flex-wrap items-center gap-x-3 gap-y-1 px-5 py-3 hover:bg-sunken">
        <Badge
          tone={tones[operation.method] ?? 'neutral'}
          className="w-16 justify-center font-mono"
        >
          {operation.method}
        </Badge>
        <code className="min-w-0 font-mono text-xs break-all">{operation.path}</code>
        <span className="basis-full text-sm text-muted lg:basis-auto">{operation.summary}</span>
      </summary>
      <div className="px-5 pb-5">
        <p className="text-muted">
          <Prose text={operation.description} />
        </p>
        <FieldList
          title="Path"
          fields={operation.parameters.filter((parameter) => parameter.in === 'path')}
        />
        <FieldList
          title="Query"
          fields={operation.parameters.filter((parameter) => parameter.in === 'query')}
        />
        {operation.body && (
          <FieldList
            title={operation.body.isRequired ? 'Body' : 'Body; every member may be left out'}
            fields={operation.body.fields}
          />
        )}
        <h3 className="mt-4 mb-1 text-xs font-medium text-muted">Answers</h3>
        <dl className="divide-y divide-line border-y border-line text-sm">
          {operation.answers.map((answer) => (
            <Answer key={answer.status} answer={answer} />
          ))}
        </dl>
      </div>
    </details>
  );
}
