import Link from 'next/link';
import type { ApiError } from '@/components/api-client';
import { Callout } from './callout';

/**
 * Why the API refused: its sentence, the fields that no control shows, and the page that explains it.
 *
 * @param shown paths of the fields whose errors stand at their controls
 */
export function FormError({
  error,
  shown = [],
}: Readonly<{ error: ApiError | null; shown?: readonly string[] }>) {
  if (!error) return null;
  const { type, code, requestId, errors } = error.problem;
  const others = errors.filter((field) => !shown.includes(field.path));
  return (
    <Callout tone="fail" title={error.message}>
      {others.length > 0 && (
        <ul className="mt-1 list-disc pl-4">
          {others.map((field) => (
            <li key={`${field.path} ${field.code}`}>
              {field.path && <code className="font-mono text-xs">{field.path}</code>} {field.detail}
            </li>
          ))}
        </ul>
      )}
      {type.startsWith('/docs/') && (
        <p className="mt-1 text-xs">
          <Link href={type} className="underline underline-offset-2">
            What this means
          </Link>{' '}
          <span className="font-mono break-all text-muted">
            {code}
            {requestId !== undefined && ` · ${requestId}`}
          </span>
        </p>
      )}
    </Callout>
  );
}
