import { findHeader } from '@/lib/protocol/headers';

/** A request as other tools get it. */
export interface ExportableRequest {
  name: string;
  folder: string | null;
  method: string;
  /** Absolute; variables stand as `{{name}}`. */
  url: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: string | null;
}

/** A collection as other tools get it; it holds no secret. */
export interface ExportableCollection {
  name: string;
  requests: readonly ExportableRequest[];
}

/** The media type of a body without parameters, or null. */
export function mediaTypeOf({ headers }: ExportableRequest): string | null {
  return findHeader(headers, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? null;
}

/** Requests by folder, in order; those without one come last. */
export function byFolder(
  requests: readonly ExportableRequest[],
): [folder: string | null, requests: ExportableRequest[]][] {
  const folders = new Map<string | null, ExportableRequest[]>();
  for (const request of requests) {
    folders.set(request.folder, [...(folders.get(request.folder) ?? []), request]);
  }
  return [...folders].sort(([a], [b]) => Number(a === null) - Number(b === null));
}
