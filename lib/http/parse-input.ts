import 'server-only';
import type * as z from 'zod';
import { AppError, type FieldError } from '@/lib/errors';
import { fieldErrors } from './field-errors';
import { readJson } from './read-body';

export type PathParams = Readonly<Record<string, string | string[] | undefined>>;

interface InputSchemas {
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Of the body, where the endpoint takes more than others. */
  maxBodyBytes?: number;
}

/** A parameter that comes twice is a list, so that a schema which expects one says what it found. */
function queryOf(url: string): Record<string, string | string[]> {
  const { searchParams } = new URL(url);
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

/**
 * Parses path, query and body and lists all that is wrong with any of them.
 *
 * @throws AppError `request.invalid` with the fields, or what `readJson` throws
 */
export async function parseInput(
  request: Request,
  { slug: _slug, ...params }: PathParams,
  schemas: InputSchemas,
): Promise<{ params: unknown; query: unknown; body: unknown }> {
  const fields: FieldError[] = [];
  const parse = (schema: z.ZodType | undefined, input: unknown, prefix: string[]): unknown => {
    if (!schema) return undefined;
    const result = schema.safeParse(input, { reportInput: true });
    if (result.success) return result.data;
    fields.push(...fieldErrors(result.error, prefix));
    return undefined;
  };
  const parsed = {
    params: parse(schemas.params, params, ['params']),
    query: parse(schemas.query, queryOf(request.url), ['query']),
    body: schemas.body
      ? parse(schemas.body, await readJson(request, schemas.maxBodyBytes), [])
      : undefined,
  };
  if (fields.length > 0) {
    const count = fields.length === 1 ? 'One field needs' : `${fields.length} fields need`;
    throw new AppError('request.invalid', { detail: `${count} mending.`, fields });
  }
  return parsed;
}
