import 'server-only';
import type { OpenEnvironment } from '@/lib/domain/environments/open-environment';
import { AppError, type FieldError } from '@/lib/errors';
import { findMask } from '@/lib/run/redact-stored';
import { resolveVariables, type UnknownVariable } from '@/lib/run/variables';
import { RunRequestSchema, type RunRequest } from '@/lib/schemas/run';

/** A request with values in the place of its variables. */
export interface FilledRequest {
  /** As it is sent. */
  request: RunRequest;
  /** The path for titles: secrets stand in it by their names. */
  shownPath: string;
  /** Values to be masked wherever they turn up. */
  secrets: string[];
}

function unknownError({ path, name }: UnknownVariable, environment: string | null): FieldError {
  const where =
    environment === null
      ? 'no environment is chosen. Choose one that has it'
      : `the environment “${environment}” does not have it. Add it there`;
  return {
    path,
    code: 'unknown_variable',
    detail: `Found {{${name}}}, but ${where}, or write the value itself.`,
  };
}

/** Where a secret is sent and masked; elsewhere it would be kept in the open: in titles, lists and registrations. */
const takesSecrets = /^(request\.(path|headers\.\d+\.1|body)|auth\.extensions\.[\w.-]+\.id_token)$/;

function secretErrors(
  request: RunRequest,
  plain: ReadonlyMap<string, string>,
  names: ReadonlySet<string>,
) {
  return resolveVariables(request, plain)
    .unknown.filter(({ path, name }) => names.has(name) && !takesSecrets.test(path))
    .map(({ path, name }) => ({
      path,
      code: 'secret_variable',
      detail: `Found {{${name}}}, which is a secret; expected a plain variable here. Secrets may stand in the path, the values of headers, the body and an id_token.`,
    }));
}

/** A request of a run that is sent again may have masks where secrets were typed. */
function maskErrors({ request: { path, headers, body = '' } }: RunRequest): FieldError[] {
  const places: [place: string, text: string][] = [
    ['request.path', path],
    ...headers.map(([, value], at): [string, string] => [`request.headers.${at}.1`, value]),
    ['request.body', body],
  ];
  return places.flatMap(([place, text]) => {
    const mask = findMask(text);
    if (mask === null) return [];
    const detail = `Found ${mask}, which stands for a secret that was not kept. Write the secret again, or the {{name}} of a secret variable of an environment.`;
    return [{ path: place, code: 'masked', detail }];
  });
}

function refuse(fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new AppError('request.invalid', { fields });
}

/**
 * Puts values in the place of variables and judges the request that comes of it as if it had been written so.
 *
 * @param environment what was chosen; null for nothing
 * @throws AppError `request.invalid` on each field with an unknown variable, a secret where none may be, or a value
 *   that does not fit
 */
export function fillRequest(
  request: RunRequest,
  environment: Pick<OpenEnvironment, 'name' | 'values' | 'secretNames'> | null,
): FilledRequest {
  const values = environment?.values ?? new Map<string, string>();
  const secretNames = environment?.secretNames ?? new Set<string>();
  const plain = new Map([...values].filter(([name]) => !secretNames.has(name)));
  const { value, unknown } = resolveVariables(request, values);
  refuse([
    ...maskErrors(request),
    ...unknown.map((entry) => unknownError(entry, environment?.name ?? null)),
    ...secretErrors(request, plain, secretNames),
  ]);
  const parsed = RunRequestSchema.safeParse(value);
  if (!parsed.success) {
    refuse(
      parsed.error.issues.map((issue) => ({
        path: issue.path.join('.'),
        code: issue.code,
        detail: `With its variables filled in, this ${issue.message}.`,
      })),
    );
  }
  return {
    request: parsed.data ?? request,
    shownPath: resolveVariables(request.request.path, plain).value,
    secrets: [...values].filter(([name]) => secretNames.has(name)).map(([, secret]) => secret),
  };
}
