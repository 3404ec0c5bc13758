import 'server-only';
import { draftStatement as draft } from '@/lib/domain/statements/draft-statement';
import { lintStatement as lint } from '@/lib/domain/statements/lint-statement';
import { makeCertification as certify } from '@/lib/domain/statements/make-certification';
import { signStatement as sign } from '@/lib/domain/statements/sign-statement';
import {
  CertificationSchema,
  MakeCertificationSchema,
  SignedStatementSchema,
  SignStatementSchema,
  StatementDraftRequestSchema,
  StatementDraftSchema,
  StatementLintRequestSchema,
  StatementLintSchema,
} from '@/lib/schemas/statement';
import { endpoint } from '../endpoint';

const tag = 'Statements';

/** The statement that the portal would write. */
export const draftStatement = endpoint({
  id: 'statements.draft',
  method: 'POST',
  path: '/workspaces/{slug}/statements/draft',
  summary: 'Write the software statement of a client for a holder, unsigned',
  tag,
  access: { kind: 'workspace', permission: 'registration.manage' },
  body: StatementDraftRequestSchema,
  status: 200,
  response: StatementDraftSchema,
  handler: ({ workspace, body }) => draft(workspace.id, body),
});

/** Judges a statement. */
export const lintStatement = endpoint({
  id: 'statements.lint',
  method: 'POST',
  path: '/workspaces/{slug}/statements/lint',
  summary: 'Judge the claims of a software statement by STU1 and STU2; nothing is sent',
  tag,
  access: { kind: 'workspace', permission: 'registration.read' },
  body: StatementLintRequestSchema,
  status: 200,
  response: StatementLintSchema,
  handler: ({ body }) => lint(body, new Date()),
});

/** Signs a statement. */
export const signStatement = endpoint({
  id: 'statements.sign',
  method: 'POST',
  path: '/workspaces/{slug}/statements/sign',
  summary:
    'Sign the claims of a software statement with a key of the vault, and show the request byte for byte',
  description: 'Nothing is sent. Send it as `statement` of a registration before it expires.',
  tag,
  access: { kind: 'workspace', permission: 'key.use' },
  body: SignStatementSchema,
  status: 200,
  response: SignedStatementSchema,
  audit: {
    action: 'statement.sign',
    target: (_, call) => ({ kind: 'certificate', id: call.body.certificateId }),
  },
  handler: ({ workspace, body }) => sign(workspace.id, body),
});

/** Makes a certification. */
export const makeCertification = endpoint({
  id: 'statements.certification',
  method: 'POST',
  path: '/workspaces/{slug}/statements/certification',
  summary: 'Have the sandbox certify an app, or declare something of it with its own key',
  tag,
  access: { kind: 'workspace', permission: 'key.use' },
  body: MakeCertificationSchema,
  status: 201,
  response: CertificationSchema,
  audit: {
    action: 'certification.make',
    target: (_, call) => ({ kind: 'app', id: call.body.appId, detail: { kind: call.body.kind } }),
  },
  handler: ({ workspace, body }) => certify(workspace.id, body),
});
