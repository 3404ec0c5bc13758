import 'server-only';
import * as z from 'zod';
import { CheckSchema } from '@/lib/protocol/check';
import { ExchangeSchema } from '@/lib/protocol/exchange';
import { JwtSchema } from '@/lib/protocol/jwt';
import { RunFrameSchema } from '@/lib/run/frames';
import { AuditEntrySchema, AuditPageSchema } from '@/lib/schemas/audit';
import { CertificateSummarySchema, IssueCertificateSchema } from '@/lib/schemas/certificate';
import { ChangePasswordSchema, MeSchema, SignInRowSchema } from '@/lib/schemas/people';
import { ProblemSchema } from '@/lib/schemas/problem';
import { RegistrationSummarySchema } from '@/lib/schemas/registration';
import { RunRequestSchema, RunSchema, RunWithFramesSchema } from '@/lib/schemas/run';
import { SetupDoneSchema, SetupSchema } from '@/lib/schemas/setup';
import {
  AcceptedInvitationSchema,
  AcceptInvitationSchema,
  CreateTokenSchema,
  CreateWorkspaceSchema,
  InvitationSchema,
  InviteSchema,
  MemberRowSchema,
  NewInvitationSchema,
  NewTokenSchema,
  TokenSchema,
  UpdateWorkspaceSchema,
  WorkspaceSchema,
} from '@/lib/schemas/workspace';
import type { Endpoint } from './endpoint-types';

export type JsonSchema = Record<string, unknown>;

/** The names under which well-known answers stand in the description. */
const answers: Record<string, z.ZodType> = {
  Problem: ProblemSchema,
  Me: MeSchema,
  SignIn: SignInRowSchema,
  Workspace: WorkspaceSchema,
  Member: MemberRowSchema,
  Invitation: InvitationSchema,
  NewInvitation: NewInvitationSchema,
  AcceptedInvitation: AcceptedInvitationSchema,
  Token: TokenSchema,
  NewToken: NewTokenSchema,
  AuditEntry: AuditEntrySchema,
  AuditPage: AuditPageSchema,
  SetupDone: SetupDoneSchema,
  Run: RunSchema,
  RunWithFrames: RunWithFramesSchema,
  RunFrame: RunFrameSchema,
  Check: CheckSchema,
  Exchange: ExchangeSchema,
  Jwt: JwtSchema,
  Certificate: CertificateSummarySchema,
  Registration: RegistrationSummarySchema,
};

/** The names of well-known requests. */
const requests: Record<string, z.ZodType> = {
  Setup: SetupSchema,
  ChangePassword: ChangePasswordSchema,
  CreateWorkspace: CreateWorkspaceSchema,
  UpdateWorkspace: UpdateWorkspaceSchema,
  Invite: InviteSchema,
  AcceptInvitation: AcceptInvitationSchema,
  CreateToken: CreateTokenSchema,
  RunRequest: RunRequestSchema,
  IssueCertificate: IssueCertificateSchema,
};

/** `runs.start` → `RunsStart`. */
function pascalCase(id: string): string {
  return id.replace(/(?:^|[._-])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** All schemas of one direction, and the name of each. */
function nameSchemas(
  known: Record<string, z.ZodType>,
  used: readonly (readonly [string, z.ZodType])[],
): Map<z.ZodType, string> {
  const names = new Map(Object.entries(known).map(([name, schema]) => [schema, name]));
  for (const [name, schema] of used) {
    if (!names.has(schema)) names.set(schema, name);
  }
  return names;
}

function convert(names: ReadonlyMap<z.ZodType, string>, io: 'input' | 'output') {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io,
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $id: _id, $schema: _schema, ...schema }]) => [
      name,
      schema as JsonSchema,
    ]),
  );
}

/** The component schemas of the description, and how to refer to the one of a zod schema. */
export function componentSchemas(endpoints: readonly Endpoint[]): {
  schemas: Record<string, JsonSchema>;
  refTo: (schema: z.ZodType) => JsonSchema;
} {
  const answerNames = nameSchemas(
    answers,
    endpoints.flatMap(({ id, response }) =>
      response ? [[`${pascalCase(id)}Answer`, response] as const] : [],
    ),
  );
  const requestNames = nameSchemas(
    requests,
    endpoints.flatMap(({ id, body }) =>
      body ? [[`${pascalCase(id)}Request`, body] as const] : [],
    ),
  );
  return {
    schemas: { ...convert(answerNames, 'output'), ...convert(requestNames, 'input') },
    refTo: (schema) => {
      const name = requestNames.get(schema) ?? answerNames.get(schema);
      if (!name) throw new Error('a schema of an endpoint has no name');
      return { $ref: `#/components/schemas/${name}` };
    },
  };
}
