/**
 * Reads and writes the database of a portal that is stopped. `prepare <count>` makes an app and that many sandbox
 * holders and prints the app; `clients` prints how many clients each holder has, by method.
 */
import { closeDb, db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { HolderSettingsSchema } from '@/lib/sandbox/holders/settings';

async function prepare(count: number): Promise<{ appId: string }> {
  const client = await db();
  const { id: workspaceId } = await client.workspace.findUniqueOrThrow({ where: { slug: 'demo' } });
  const appId = newId('app');
  await client.app.create({
    data: {
      id: appId,
      workspaceId,
      name: 'Bulk app',
      metadata: { client_name: 'Bulk app', contacts: ['mailto:dev@example.org'] },
    },
  });
  await client.sandboxHolder.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      name: `row-${index + 1}`,
      settings: HolderSettingsSchema.parse({ title: `Row ${index + 1}` }),
    })),
  });
  return { appId };
}

async function clients(): Promise<{ holder: string; udap: number; dcr: number }[]> {
  const client = await db();
  const rows = await client.sandboxClient.findMany({
    where: { holder: { startsWith: 'row-' } },
    select: { holder: true, community: true },
  });
  return [...new Set(rows.map(({ holder }) => holder))].map((holder) => {
    const here = rows.filter((row) => row.holder === holder);
    const udap = here.filter(({ community }) => community !== null).length;
    return { holder, udap, dcr: here.length - udap };
  });
}

const [act, count] = process.argv.slice(2);
const result = act === 'prepare' ? await prepare(Number(count)) : await clients();
await closeDb();
console.log(JSON.stringify(result));
process.exit(0);
