import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { sweepNowAndThen } from '../../oauth/housekeeping';
import { prefers, type Answer, type Call, type Scene } from '../http/call';
import { formatOf } from '../http/negotiate';
import { requireMethod } from '../http/respond';
import { FhirError, issueOf, outcomeOf } from '../search/fhir-error';
import { exportEvents } from './export-events';
import { keptMinutes, maxUnderWay, retryAfterSeconds } from './limits';
import { makePlan, type ExportLevel } from './make-plan';
import { readParameters } from './parameters';

/**
 * Starts an export and says where its state is told.
 * @throws {FhirError} 400 for what is missing or wrong, 403 for what the token does not open, 429 for too many at once
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-kick-off-request
 */
export async function serveKickOff(
  scene: Scene,
  call: Call,
  level: ExportLevel,
  asked: { url: string; scope: string },
): Promise<Answer> {
  requireMethod(call.method, ['GET', 'POST']);
  requireHeaders(call);
  requireSystem(scene);
  const plan = makePlan(scene, {
    level,
    method: call.method,
    parameters: await readParameters(call),
    scope: asked.scope,
    isLenient: prefers(call, 'handling', 'lenient'),
  });
  await sweepNowAndThen();
  const { holder, clientId, baseUrl } = scene;
  const client = await db();
  const startedAt = new Date();
  const mine = { holder, clientId, completedAt: null, expiresAt: { gt: startedAt } };
  if ((await client.sandboxExport.count({ where: mine })) >= maxUnderWay) {
    throw new FhirError(
      429,
      'throttled',
      `${maxUnderWay} exports of this client are under way, which is as many as it may have at once. Wait for one, or end one with DELETE.`,
      { 'retry-after': String(retryAfterSeconds) },
    );
  }
  const id = newId('exp');
  await client.sandboxExport.create({
    data: {
      id,
      holder,
      clientId,
      request: asked.url,
      plan: plan satisfies Prisma.InputJsonValue,
      startedAt,
      expiresAt: new Date(startedAt.getTime() + keptMinutes * 60_000),
    },
  });
  exportEvents.emit('wake');
  const text = `The export is under way. Ask at the address in Content-Location how far it is; DELETE there ends it.`;
  return {
    status: 202,
    headers: { 'content-location': `${baseUrl}/$export/${id}` },
    resource: outcomeOf([
      issueOf('information', 'informational', text),
      ...plan.ignored.map((one) => issueOf('warning', 'not-supported', one)),
    ]),
  };
}

/** Both headers that make a kick-off one, all that is wrong told at once. */
function requireHeaders(call: Call): void {
  const prefer = call.headers.get('prefer');
  const accept = call.headers.get('accept');
  const isAsync = (prefer ?? '')
    .split(/[,;]/)
    .some((part) => part.trim().toLowerCase() === 'respond-async');
  const takesJson = (accept ?? '').split(',').some((range) => formatOf(range) === 'json');
  const found = (value: string | null, name: string) =>
    value === null ? `Found no ${name} header` : `Found '${name}: ${value}'`;
  const issues = [
    ...(isAsync
      ? []
      : [
          issueOf(
            'error',
            'required',
            `${found(prefer, 'Prefer')}, expected 'Prefer: respond-async': an export is never answered at once.`,
          ),
        ]),
    ...(takesJson
      ? []
      : [
          issueOf(
            'error',
            'required',
            `${found(accept, 'Accept')}, expected 'Accept: application/fhir+json': the form of this answer, not that of the files (_outputFormat).`,
          ),
        ]),
  ];
  const [first] = issues;
  if (first) throw new FhirError(400, 'required', first.diagnostics ?? '', {}, issues);
}

/**
 * Exports are for clients that act for themselves.
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html#smart-backend-services-authorization
 */
function requireSystem({ holder, access }: Scene): void {
  if (access.isSystem) return;
  const description =
    'Bulk exports are for clients with system scopes; the access token was made for a user';
  throw new FhirError(
    403,
    'forbidden',
    `${description}. Ask for system/*.rs with client credentials.`,
    {
      'www-authenticate': `Bearer realm="${holder}", error="insufficient_scope", error_description="${description}", scope="system/*.rs"`,
    },
  );
}
