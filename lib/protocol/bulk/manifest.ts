import * as z from 'zod';
import { absoluteUrl } from '../absolute-url';
import type { Check } from '../check';
import { mediaType, readJsonObject, shown } from '../json-body';
import { isObject } from '../json-value';
import type { HttpResponse } from '../transport';
import { checkHttps } from './addresses';
import { check } from './bulk-checks';

/** A file that a manifest names. */
export const ExportFileSchema = z.object({
  /** `deleted`: Bundles of what is gone. `error`: OperationOutcomes. */
  kind: z.enum(['output', 'deleted', 'error']),
  type: z.string(),
  url: z.string(),
  /** Null: not said. */
  count: z.number().nullable(),
});
export type ExportFile = z.infer<typeof ExportFileSchema>;

/** The manifest of an export that is done, as far as it can be used. */
export const ManifestSchema = z.object({
  transactionTime: z.string().nullable(),
  request: z.string().nullable(),
  /** Null: not said. */
  requiresAccessToken: z.boolean().nullable(),
  files: z.array(ExportFileSchema),
  /** When the files are gone, as an HTTP date; null: not said. */
  expires: z.string().nullable(),
});
export type Manifest = z.infer<typeof ManifestSchema>;

/** More are neither listed nor fetched. */
export const maxFilesListed = 1000;

/**
 * Reads the manifest of an export.
 * @returns null for the manifest when nothing can be fetched with it
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html#response---output-manifest
 */
export function processManifest(
  response: HttpResponse,
  exchangeId: string,
  baseUrl: string,
): { manifest: Manifest | null; checks: Check[] } {
  const type = mediaType(response);
  const isJson = type === 'application/json' || type === 'application/fhir+json';
  const contentType = check('bulk.manifest.content-type', {
    verdict: type === 'application/json' ? 'pass' : isJson ? 'warn' : 'fail',
    seen: type || 'No content type.',
    exchangeId,
  });
  const { value, problem } = readJsonObject(response);
  if (value === null) {
    const seen = `The body is ${problem}`;
    const bad = check('bulk.manifest.members', { verdict: 'fail', seen, exchangeId });
    return { manifest: null, checks: [contentType, bad] };
  }
  const problems: string[] = [];
  const textAt = (name: string): string | null => {
    const text = value[name];
    if (typeof text === 'string') return text;
    problems.push(`${name} is ${shown(text)}`);
    return null;
  };
  const transactionTime = textAt('transactionTime');
  if (transactionTime !== null && !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(transactionTime)) {
    problems.push(`transactionTime is ${shown(transactionTime)}, no instant`);
  }
  const request = textAt('request');
  const { requiresAccessToken: needsToken } = value;
  if (typeof needsToken !== 'boolean') problems.push(`requiresAccessToken is ${shown(needsToken)}`);
  const files = (['output', 'error', 'deleted'] as const).flatMap((kind) =>
    filesOf(kind, value[kind], response.url, problems),
  );
  const errors = files.filter(({ kind }) => kind === 'error');
  const manifest: Manifest = {
    transactionTime,
    request,
    requiresAccessToken: typeof needsToken === 'boolean' ? needsToken : null,
    files: files.slice(0, maxFilesListed),
    expires: response.headers.expires ?? null,
  };
  const found = `${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  return {
    manifest: Array.isArray(value.output) ? manifest : null,
    checks: [
      contentType,
      check('bulk.manifest.members', {
        verdict: problems.length > 0 ? 'fail' : 'pass',
        seen: problems.length > 0 ? `${problems.slice(0, 8).join('; ')}.` : `All there; ${found}.`,
        exchangeId,
      }),
      ...(errors.length > 0
        ? [
            check('bulk.manifest.complete', {
              verdict: 'warn',
              seen: `${errors.length} in error.`,
              exchangeId,
            }),
          ]
        : []),
      ...checkHttps(
        files.map(({ url }) => url),
        baseUrl,
        exchangeId,
      ),
    ],
  };
}

function filesOf(
  kind: ExportFile['kind'],
  list: unknown,
  base: string,
  problems: string[],
): ExportFile[] {
  // What was deleted is an optional part of it.
  if (list === undefined && kind === 'deleted') return [];
  if (!Array.isArray(list)) {
    problems.push(`${kind} is ${shown(list)}, no array`);
    return [];
  }
  return list.flatMap((item: unknown, index): ExportFile[] => {
    const { type, url, count } = isObject(item) ? item : {};
    // Relative ones are not allowed but seen.
    const address = typeof url === 'string' ? absoluteUrl(url, base) : null;
    if (typeof type !== 'string') problems.push(`${kind}[${index}].type is ${shown(type)}`);
    if (address === null) problems.push(`${kind}[${index}].url is ${shown(url)}`);
    if (address === null) return [];
    return [
      {
        kind,
        type: typeof type === 'string' ? type : '?',
        url: address,
        count: typeof count === 'number' ? count : null,
      },
    ];
  });
}
