import { decodeJwt } from '@/lib/protocol/jose/decode-jwt';
import type { ProbeKind } from './outcome';

type Json = Readonly<Record<string, unknown>>;

/** Members of a CapabilityStatement that change by themselves, or only repeat the address or the rest of it. */
const volatileOfStatement = new Set(['date', 'id', 'meta', 'text', 'url']);
/** Claims that are new whenever a holder signs again. RFC 7519 §4.1 */
const volatileClaims = new Set(['iat', 'exp', 'nbf', 'jti']);

function without(json: Json, names: ReadonlySet<string>): Json {
  return Object.fromEntries(Object.entries(json).filter(([name]) => !names.has(name)));
}

function withoutMember(value: unknown, name: string): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? without(value as Json, new Set([name])) : value;
}

/** The token taken apart, without what changes with every signature; one that cannot be read counts as unreadable. */
function stableToken(compact: unknown): unknown {
  if (typeof compact !== 'string') return compact;
  try {
    const { header, claims } = decodeJwt(compact);
    return { header, claims: without(claims, volatileClaims) };
  } catch {
    return 'unreadable';
  }
}

/** Members in the order of their names at every depth, so that their order on the wire does not matter. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Json).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([name, item]) => [name, sorted(item)]));
}

/**
 * A document without what changes although nothing changed: the date, the id and the narrative of a CapabilityStatement,
 * its release date and its own address; the times and the signature of signed metadata, whose claims are taken apart.
 * Two documents that are equal after this say the same. Members are in the order of their names.
 *
 * @see https://hl7.org/fhir/R4/capabilitystatement.html
 * @see https://hl7.org/fhir/us/udap-security/STU2/discovery.html (IG 2 §2.3)
 */
export function stableValue(kind: ProbeKind, json: Json): Json {
  if (kind === 'udap' && 'signed_metadata' in json) {
    const token = stableToken(json.signed_metadata);
    return sorted({ ...json, signed_metadata: token }) as Json;
  }
  if (kind !== 'metadata') return sorted(json) as Json;
  const statement = without(json, volatileOfStatement);
  return sorted({
    ...statement,
    software: withoutMember(json.software, 'releaseDate'),
    implementation: withoutMember(json.implementation, 'url'),
  }) as Json;
}

/** `stableValue` as canonical JSON: the input of the hash by which changes are found. */
export function stableDocument(kind: ProbeKind, json: Json): string {
  return JSON.stringify(stableValue(kind, json));
}
