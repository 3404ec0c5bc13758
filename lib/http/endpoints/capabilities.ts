import 'server-only';
import { readCapabilities } from '@/lib/domain/capabilities/read-capabilities';
import { CapabilitiesQuerySchema, HolderCapabilitiesSchema } from '@/lib/schemas/capabilities';
import { endpoint } from '../endpoint';

/** What a holder says it can do. */
export const getCapabilities = endpoint({
  id: 'capabilities.get',
  method: 'GET',
  path: '/workspaces/{slug}/capabilities',
  summary: 'Read what a holder says it can do, from its CapabilityStatement',
  tag: 'Runs',
  access: { kind: 'workspace', permission: 'run.start' },
  query: CapabilitiesQuerySchema,
  status: 200,
  response: HolderCapabilitiesSchema,
  handler: ({ query }) => readCapabilities(query.holder, query.fresh),
});
