import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import type { Transaction } from './batch';

type Table =
  | 'EndpointAssertion'
  | 'EndpointChange'
  | 'FhirEndpoint'
  | 'Organization'
  | 'OrganizationAssertion'
  | 'OrganizationKey'
  | 'OrganizationLocation'
  | 'OrganizationName';

const identifier = (name: string) => Prisma.raw(`"${name.replaceAll('"', '""')}"`);

/**
 * Inserts rows in one statement with one parameter, however many they are: with a parameter for each value, as
 * `createMany` has it, most of the time of an import is spent on parameters. Columns that are not named get their
 * default; a row whose key is taken is left out.
 *
 * @param rows all with the same members, named as the columns are
 */
export async function insertRows(
  tx: Transaction,
  table: Table,
  rows: readonly object[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Prisma.join(Object.keys(first).map(identifier));
  await tx.$executeRaw`
    INSERT INTO ${identifier(table)} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${identifier(table)}, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT DO NOTHING`;
}
