import 'server-only';
import type { Answer, Call, Scene } from '../http/call';
import type { ExportLevel } from './make-plan';
import { serveFile } from './file';
import { serveKickOff } from './kick-off';
import { serveStatus } from './status';

/** The part of an export that a path leads to. */
export type ExportRoute =
  | { part: 'kick-off'; level: ExportLevel }
  | { part: 'status'; id: string }
  | { part: 'file'; id: string; name: string };

/** What of an export a path leads to; null when it is none. */
export function exportRoute(path: readonly string[]): ExportRoute | null {
  const [first, second, third, ...rest] = path;
  if (rest.length > 0) return null;
  if (first === '$export') {
    if (second === undefined) return { part: 'kick-off', level: { kind: 'system' } };
    if (third === undefined) return { part: 'status', id: second };
    return { part: 'file', id: second, name: third };
  }
  if (first === 'Patient' && second === '$export' && third === undefined) {
    return { part: 'kick-off', level: { kind: 'patient' } };
  }
  if (first === 'Group' && second !== undefined && third === '$export') {
    return { part: 'kick-off', level: { kind: 'group', groupId: second } };
  }
  return null;
}

/**
 * Answers a request of a bulk data export.
 * @param asked the address that was asked for, as it is known outside, and what the access token allows, as text
 * @throws {FhirError}
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html
 */
export async function serveExport(
  scene: Scene,
  call: Call,
  route: ExportRoute,
  asked: { url: string; scope: string },
): Promise<Answer> {
  switch (route.part) {
    case 'kick-off':
      return serveKickOff(scene, call, route.level, asked);
    case 'status':
      return serveStatus(scene, call, route.id);
    case 'file':
      return serveFile(scene, call, route.id, route.name);
  }
}
