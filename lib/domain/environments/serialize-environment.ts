import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { EnvironmentColourSchema, type Environment } from '@/lib/schemas/environment';

/** The columns that an environment is shown by; sealed values are not among them. */
export const environmentColumns = {
  id: true,
  name: true,
  colour: true,
  isProduction: true,
  version: true,
  updatedAt: true,
  variables: { orderBy: { position: 'asc' }, select: { name: true, value: true } },
} as const satisfies Prisma.EnvironmentSelect;

type Row = Prisma.EnvironmentGetPayload<{ select: typeof environmentColumns }>;

/** An environment as the API and the pages show it: secrets by name only. */
export function serializeEnvironment(row: Row): Environment {
  return {
    ...row,
    colour: EnvironmentColourSchema.parse(row.colour),
    updatedAt: row.updatedAt.toISOString(),
    variables: row.variables.map(({ name, value }) =>
      value === null ? { kind: 'secret', name } : { kind: 'plain', name, value },
    ),
  };
}
