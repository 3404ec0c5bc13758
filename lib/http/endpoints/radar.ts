import 'server-only';
import { listRadar } from '@/lib/domain/radar/list-radar';
import { watchLists } from '@/lib/domain/radar/watch-lists';
import { RadarSchema } from '@/lib/schemas/radar';
import { endpoint } from '../endpoint';

/** What ends next. */
export const getRadar = endpoint({
  id: 'radar.get',
  method: 'GET',
  path: '/workspaces/{slug}/radar',
  summary: 'List what ends next: certificates, authorities, keys and revocation lists',
  description:
    'What is near its end comes first, the soonest first; then what could not be found out; then what has time.',
  tag: 'Radar',
  access: { kind: 'workspace', permission: 'radar.read' },
  status: 200,
  response: RadarSchema,
  handler: async ({ workspace }) => ({ items: await listRadar(workspace.id, new Date()) }),
});

/** Looks at the revocation lists now. */
export const refreshRadar = endpoint({
  id: 'radar.refresh',
  method: 'POST',
  path: '/workspaces/{slug}/radar/refresh',
  summary: 'Fetch the revocation lists that certificates name, now, and list what ends next',
  description: 'The portal does so by itself every six hours. Twenty lists at most are fetched.',
  tag: 'Radar',
  access: { kind: 'workspace', permission: 'certificate.manage' },
  status: 200,
  response: RadarSchema,
  audit: { action: 'radar.refresh' },
  handler: async ({ workspace }) => {
    await watchLists(workspace.id);
    return { items: await listRadar(workspace.id, new Date()) };
  },
});
