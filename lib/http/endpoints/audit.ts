import 'server-only';
import { listAudit as list } from '@/lib/domain/audit/list-audit';
import { AuditPageSchema, AuditQuerySchema } from '@/lib/schemas/audit';
import { endpoint } from '../endpoint';

/** The audit log of a workspace. */
export const listAudit = endpoint({
  id: 'audit.list',
  method: 'GET',
  path: '/workspaces/{slug}/audit',
  summary: 'Read the audit log, newest first',
  description: 'Give the `next` of one page as `before` to get the page after it.',
  tag: 'Audit',
  access: { kind: 'workspace', permission: 'audit.read' },
  query: AuditQuerySchema,
  status: 200,
  response: AuditPageSchema,
  handler: ({ workspace, query }) => list(workspace.id, query),
});
