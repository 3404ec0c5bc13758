import 'server-only';
import { db } from '@/lib/db/client';
import { findCertificate } from '@/lib/domain/certificates/find-certificate';
import { getRegistration } from '@/lib/domain/registrations/get-registration';
import { openKeptToken, type KeptToken } from '@/lib/domain/run-tokens/kept-token';
import { AppError } from '@/lib/errors';
import { RunRequestSchema, type Run } from '@/lib/schemas/run';
import type { TokenTool } from '@/lib/schemas/token-tool';
import { userClientOf } from '../code/user-client';
import { lineageOf } from '../code/renew-token';
import { resumeDpop, withProofs } from '../dpop/dpop-session';
import { launchRun } from '../launch-run';
import { resolveHolder } from '../resolve-holder';
import { stepTexts } from '../run-state';
import { discover } from '../steps/discover';
import { toolSteps } from './tool-steps';

interface OwnToken {
  kept: KeptToken;
  registrationId: string;
  holderBaseUrl: string;
}

/** Kept access of this person (or of scripts). Not theirs is not found. */
async function ownToken(
  workspaceId: string,
  createdById: string | null,
  id: string,
): Promise<OwnToken> {
  const client = await db();
  const row = await client.runToken.findFirst({
    where: { id, workspaceId, createdById },
    select: { registrationId: true, holderBaseUrl: true },
  });
  const kept = row && (await openKeptToken(workspaceId, id));
  if (!row || !kept) {
    throw new AppError('resource.not_found', { detail: `There is no kept token ${id} here.` });
  }
  return { kept, ...row };
}

/**
 * Starts a run that does something with a token that is kept: asks the holder whether it is good, gives it back, asks who
 * signed in, or renews it.
 *
 * @param startedBy the person, or null for a token of a script; only their own tokens are found
 * @throws AppError `resource.not_found`, `request.invalid` for a refresh token that is not there, `run.too_many`
 */
export async function startTokenTool(
  workspaceId: string,
  startedBy: string | null,
  tool: TokenTool,
): Promise<Run> {
  const { kept, registrationId, holderBaseUrl } = await ownToken(
    workspaceId,
    startedBy,
    tool.tokenId,
  );
  const needsRefreshToken = tool.which === 'refresh_token' || tool.act === 'renew';
  if (needsRefreshToken && kept.refreshToken === null) {
    throw new AppError('request.invalid', {
      fields: [
        {
          path: tool.act === 'renew' ? 'act' : 'which',
          code: 'not_there',
          detail:
            tool.act === 'renew'
              ? 'Found access without a refresh token; only the person can renew it, by signing in.'
              : 'Found access without a refresh token; expected access_token.',
        },
      ],
    });
  }
  const registration = await getRegistration(workspaceId, registrationId);
  const userClient = userClientOf(registration);
  const { certificateId } = registration;
  const certificate =
    certificateId === null ? null : await findCertificate(workspaceId, { id: certificateId });
  const holder = await resolveHolder(holderBaseUrl);
  const { title, explanation, take } = toolSteps[tool.act];
  return launchRun(workspaceId, startedBy, {
    kind: 'token-tool',
    title: `${title} at ${holder.label}`,
    holder: holder.baseUrl,
    request: { ...tool, steps: ['discover', 'token'] },
    prepare: (world) => {
      const state = withProofs({
        ...world,
        ...holder,
        // The token may be good although no FHIR server answers.
        mayLackFhir: true,
        request: RunRequestSchema.parse({ holder: holder.baseUrl, auth: { method: 'none' } }),
        ...(userClient ? { userClient } : {}),
        ...(certificate ? { certificate } : {}),
      });
      resumeDpop(state, kept);
      world.conceal('access_token', kept.accessToken);
      if (kept.refreshToken !== null) world.conceal('refresh_token', kept.refreshToken);
      return {
        steps: [
          { kind: 'discover', ...stepTexts.discover, take: () => discover(state) },
          {
            kind: 'token',
            title,
            explanation,
            take: async () => {
              const text = 'The access that it is about.';
              // Renewed, the registration has another client_id; the run stays one of it.
              const lineage = lineageOf(kept, registration.clientId ?? 'none');
              const facts = { ...lineage, registration: registrationId };
              await state.recorder.emit({ type: 'note', step: 'token', text, facts });
              return take(state, kept, tool);
            },
          },
        ],
      };
    },
  });
}
