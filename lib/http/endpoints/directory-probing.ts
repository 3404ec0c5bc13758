import 'server-only';
import * as z from 'zod';
import { optInHost, optOutHost } from '@/lib/domain/directory/probing/opt-out';
import { probeNow } from '@/lib/domain/directory/probing/probe-now';
import { refreshListings } from '@/lib/domain/directory/search/refresh-listings';
import {
  HostOptOutSchema,
  OptOutInputSchema,
  ProbeReportSchema,
  type ProbeReport,
} from '@/lib/schemas/directory-probing';
import { endpoint } from '../endpoint';

const hostParams = z.object({ host: z.string() });

/** Probes an endpoint of the directory now. */
export const probeDirectoryEndpoint = endpoint({
  id: 'directory.endpoints.probe',
  method: 'POST',
  path: '/workspaces/{slug}/directory/endpoints/{id}/probe',
  summary:
    'Probe an endpoint of the directory now: metadata, SMART configuration and UDAP metadata',
  description:
    'When the last probe is younger than ten minutes it is answered instead, and `isNew` is false. Hosts are asked once a second at most; one that opted out, or is left alone after failures, is not asked: the problem says until when.',
  tag: 'Directory',
  access: { kind: 'workspace', permission: 'directory.probe' },
  params: z.object({ id: z.string() }),
  status: 200,
  response: ProbeReportSchema,
  audit: {
    action: 'directory-endpoint.probe',
    target: ({ endpointId, isNew }: ProbeReport) => ({
      kind: 'directory-endpoint',
      id: endpointId,
      detail: { asked: isNew },
    }),
  },
  handler: ({ workspace, params: { id } }) => probeNow(workspace.id, id, { refreshListings }),
});

/** Leaves a host alone. */
export const optOutProbeHost = endpoint({
  id: 'admin.directory.hosts.opt_out',
  method: 'PUT',
  path: '/admin/directory/hosts/{host}/opt-out',
  summary: 'Never probe a host, because its operator asked for that',
  tag: 'Administration',
  access: { kind: 'operator' },
  params: hostParams,
  body: OptOutInputSchema,
  status: 200,
  response: HostOptOutSchema,
  audit: {
    action: 'directory-host.opt-out',
    target: ({ host, reason }) => ({ kind: 'directory-host', id: host, detail: { reason } }),
  },
  handler: ({ params: { host }, body }) => optOutHost(host, body.reason),
});

/** Takes that back. */
export const optInProbeHost = endpoint({
  id: 'admin.directory.hosts.opt_in',
  method: 'DELETE',
  path: '/admin/directory/hosts/{host}/opt-out',
  summary: 'Probe a host again that had opted out',
  tag: 'Administration',
  access: { kind: 'operator' },
  params: hostParams,
  status: 204,
  response: null,
  audit: {
    action: 'directory-host.opt-in',
    target: (_, call) => ({ kind: 'directory-host', id: call.params.host }),
  },
  handler: ({ params: { host } }) => optInHost(host),
});
