import 'server-only';
import type { FhirResource } from 'fhir/r4';
import type { Access } from '../scopes';
import type { World } from '../writes/world';

export type Parameter = readonly [name: string, value: string];

/** One interaction that is asked for: by a request, or by an entry of a batch. */
export interface Call {
  /** GET for HEAD, too: the body is left out at the end. */
  method: string;
  /** The segments below the base. */
  path: readonly string[];
  /** Those of the URL. */
  parameters: readonly Parameter[];
  headers: Headers;
  /**
   * The body as text.
   * @throws {FhirError} 413 when it is larger
   */
  readText: (maxBytes: number) => Promise<string>;
}

/** Who asks, and what is there. */
export interface Scene {
  holder: string;
  baseUrl: string;
  clientId: string;
  access: Access;
  /** Data set and writes of this client. */
  world: World;
}

/** What an interaction is answered with, before it is written down in the form that was asked for. */
export interface Answer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  resource?: FhirResource;
  /** Instead of a resource: bytes with a content type of their own in `headers`. */
  content?: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>;
}

/** The value of a parameter, the last where there are several. */
export function parameterOf(call: Call, name: string): string | null {
  return call.parameters.findLast(([known]) => known === name)?.[1] ?? null;
}

/** Whether `Prefer` has a preference with this value. */
export function prefers(call: Call, name: string, value: string): boolean {
  const wanted = `${name}=${value}`.toLowerCase();
  return (call.headers.get('prefer') ?? '')
    .split(/[,;]/)
    .some((part) => part.replace(/[\s"]/g, '').toLowerCase() === wanted);
}
