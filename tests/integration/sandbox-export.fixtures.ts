import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { FhirResource } from 'fhir/r4';
import { minPollMs } from '@/lib/sandbox/fhir/export/limits';
import { base, call, type FhirCall } from './sandbox-fhir.fixtures';

/** The headers of a proper kick-off. */
export const asyncHeaders = { accept: 'application/fhir+json', prefer: 'respond-async' };

/** Kicks an export off through the real route. */
export async function kickOff(path: string, token: string, init: FhirCall = {}): Promise<Response> {
  return call(path, { token, ...init, headers: { ...asyncHeaders, ...init.headers } });
}

/** The address of an export that began, below the base. */
export async function begun(response: Response): Promise<string> {
  expect(response.status, await response.clone().text()).toBe(202);
  const location = response.headers.get('content-location') ?? '';
  expect(location.startsWith(`${base}/`)).toBe(true);
  return location.slice(base.length);
}

export interface Manifest {
  transactionTime: string;
  request: string;
  requiresAccessToken: boolean;
  output: { type: string; url: string; count: number }[];
  deleted: { type: string; url: string; count: number }[];
  error: { type: string; url: string; count: number }[];
}

/** Asks, as slowly as is asked for, until the manifest is there. */
export async function manifestOf(path: string, token: string): Promise<Manifest> {
  for (let turn = 0; turn < 40; turn += 1) {
    const response = await call(path, { token });
    if (response.status === 200) return (await response.json()) as Manifest;
    expect(response.status, await response.clone().text()).toBe(202);
    await sleep(minPollMs + 50);
  }
  throw new Error('The export did not come to its end.');
}

/** Exports and waits for the manifest. */
export async function exported(path: string, token: string, init?: FhirCall): Promise<Manifest> {
  return manifestOf(await begun(await kickOff(path, token, init)), token);
}

/** The resources of a file. */
export async function linesOf(url: string, token: string): Promise<FhirResource[]> {
  const response = await call(url.slice(base.length), { token });
  const text = await response.text();
  expect(response.status, text).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/fhir+ndjson');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as FhirResource);
}

/** The resources of a type in an export; none when it has no file of it. */
export async function resourcesOf(
  manifest: Manifest,
  type: string,
  token: string,
): Promise<FhirResource[]> {
  const file = manifest.output.find((one) => one.type === type);
  if (!file) return [];
  const resources = await linesOf(file.url, token);
  expect(resources).toHaveLength(file.count);
  expect(new Set(resources.map(({ resourceType }) => resourceType))).toEqual(new Set([type]));
  return resources;
}
