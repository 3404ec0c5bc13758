import 'server-only';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { db } from '@/lib/db/client';
import { holderAddresses } from '../../addresses';
import { findResourceType } from '../resource-types';
import { issueOf, outcomeOf } from '../search/fhir-error';
import { loadVersions } from '../writes/kept-versions';
import { createWorld, type World } from '../writes/world';
import { deletedFile, ExportPlanSchema, filesOf, type ExportPlan } from './plan';
import { deletedBundle, selectResources } from './select';

const gzip = promisify<string, Buffer>(zlib.gzip);

/**
 * Writes the files of an export, one after the other, and those only that are not written yet: it goes on where a
 * process that died had stopped. The data are those of the moment of the kick-off.
 *
 * @param owner who has the lease: what it has lost, it writes no more
 * @param rest what is waited for after each file; false when the work is put down
 */
export async function writeExport(
  id: string,
  owner: string,
  rest: () => Promise<boolean>,
): Promise<void> {
  const client = await db();
  const row = await client.sandboxExport.findUnique({ where: { id } });
  if (!row) return;
  const plan = ExportPlanSchema.parse(row.plan);
  const versions = await loadVersions(row.holder, row.clientId);
  const world = createWorld(
    versions.filter(({ at }) => at <= row.startedAt),
    () => row.startedAt,
  );
  const { baseUrl } = holderAddresses(row.holder);
  const files = await client.sandboxExportFile.findMany({
    where: { exportId: id },
    select: { type: true },
  });
  const written = new Set(files.map(({ type }) => type));
  const isOurs = { id, leaseOwner: owner };
  for (const type of filesOf(plan)) {
    if (written.has(type)) continue;
    const lines = linesOf(world, plan, type, baseUrl);
    const bytes = new Uint8Array(await gzip(lines.map((line) => `${line}\n`).join('')));
    const isKept = await client.$transaction(async (tx) => {
      // The row stays locked until the file is there: a DELETE waits, or has been quicker.
      const { count } = await tx.sandboxExport.updateMany({ where: isOurs, data: isOurs });
      if (count === 0) return false;
      await tx.sandboxExportFile.create({
        data: { exportId: id, type, count: lines.length, gzip: bytes },
      });
      return true;
    });
    if (!isKept || !(await rest())) return;
  }
  await client.sandboxExport.updateMany({ where: isOurs, data: { completedAt: new Date() } });
}

function linesOf(world: World, plan: ExportPlan, file: string, baseUrl: string): string[] {
  const type = findResourceType(file);
  if (type) {
    return selectResources(world, plan, type, baseUrl).map((resource) => JSON.stringify(resource));
  }
  if (file === deletedFile) {
    const bundle = deletedBundle(world, plan);
    return bundle ? [JSON.stringify(bundle)] : [];
  }
  return plan.ignored.map((text) =>
    JSON.stringify(outcomeOf([issueOf('warning', 'not-supported', text)])),
  );
}
