import 'server-only';
import { db } from '@/lib/db/client';
import { nppesEndpointKey, nppesStatements } from '@/lib/directory/nppes/nppes-statements';
import { AppError } from '@/lib/errors';
import type { NppesNote, NppesRecord } from '@/lib/schemas/nppes';
import { handTransaction, noteByHand } from '../suggestions/note-by-hand';
import { nppesLookups } from '../suggestions/hand-sources';
import { lookUpNppes } from './look-up-nppes';
import { retireDropped } from './retire-dropped';

/** What the operator has switched off does not grow. */
async function refuseWhenOff(): Promise<void> {
  const client = await db();
  const source = await client.directorySource.findUnique({
    where: { id: nppesLookups.id },
    select: { isEnabled: true },
  });
  if (source?.isEnabled === false) {
    throw new AppError('resource.conflict', {
      detail:
        'The operator of this portal has switched the source “nppes-lookups” off. The record can be read here, but not put into the directory.',
    });
  }
}

async function write(
  record: NppesRecord,
  by: string,
  now: Date,
): Promise<Extract<NppesNote, { state: 'noted' }>> {
  const { npi, name } = record;
  const client = await db();
  return client.$transaction(async (tx) => {
    const reading = await noteByHand(tx, nppesLookups, nppesStatements(record), {
      startedBy: by,
      now,
    });
    await retireDropped(tx, reading, npi);
    const where = { sourceId: nppesLookups.id, retiredAt: null };
    const { organizationId } = await tx.organizationAssertion.findFirstOrThrow({
      where: { ...where, key: npi },
      select: { organizationId: true },
    });
    const endpoints = await tx.endpointAssertion.findMany({
      where: { ...where, key: { startsWith: nppesEndpointKey(npi, '') } },
      orderBy: { key: 'asc' },
      select: { endpoint: { select: { id: true, baseUrl: true, status: true } } },
    });
    return {
      state: 'noted',
      npi,
      name,
      organizationId,
      endpoints: endpoints.map(({ endpoint }) => endpoint),
    };
  }, handTransaction);
}

/**
 * Puts what NPPES says of one organization into the directory, under the source `nppes-lookups`: the organization, and
 * its FHIR endpoints as self-reported. What this source said before of the same NPI, and NPPES says no more, is
 * retired. Endpoints are shown as not checked until a probe has succeeded.
 *
 * @param by who does it, kept with the reading
 * @throws AppError `request.invalid` for no NPI or the NPI of a person, `resource.conflict` while the source is off
 */
export async function noteNppesRecord(
  npi: string,
  by: string,
  signal: AbortSignal,
  now: Date = new Date(),
): Promise<NppesNote> {
  await refuseWhenOff();
  const answer = await lookUpNppes({ npi }, signal, now);
  if (answer.state === 'not-answering')
    return { state: 'not-answering', npi, reason: answer.reason };
  if (answer.state === 'refused') {
    const reason = answer.refusals.map(({ detail }) => detail).join(' ');
    return { state: 'not-answering', npi, reason };
  }
  const record = answer.records.find((found) => found.npi === npi);
  if (!record) return { state: 'not-listed', npi };
  if (record.type === 'person') {
    throw new AppError('request.invalid', {
      fields: [
        {
          path: 'params.npi',
          code: 'nppes.person',
          detail: `expected the NPI of an organization (NPI-2); ${npi} is of a person (NPI-1). Look up the organization where this person works.`,
        },
      ],
    });
  }
  return write(record, by, now);
}
