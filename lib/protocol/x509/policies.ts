import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import { isSelfIssued } from './distinguished-name';
import { anyPolicy, policyExtensionsOf, type PolicyExtensions } from './policy-extensions';

export interface PolicyVerdict {
  problems: string[];
  /** The policies under which the leaf was issued, as far as every authority above agrees. */
  valid: string[];
  /** The authority that demands a policy; null when none is demanded. */
  requiredBy: string | null;
}

/**
 * One level of the policy graph: each policy that is valid for the certificate, with the policies by which the
 * next certificate may name it. Where every policy is acceptable to us, the levels above decide nothing more.
 */
type Level = Map<string, Set<string>>;

interface State {
  level: Level;
  explicitPolicy: number;
  policyMapping: number;
  inhibitAnyPolicy: number;
  requiredBy: string | null;
  /** What left no policy valid. */
  lostBy: string | null;
}

/**
 * Certificate policies of a path (leaf first, anchor last; the anchor itself is trusted as it is). Every policy
 * is acceptable to us: a path fails only when an authority demands a policy and none is valid for all.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-6.1
 * @see https://www.rfc-editor.org/rfc/rfc9618#section-5
 */
export function judgePolicies(path: readonly X509Certificate[]): PolicyVerdict {
  const below = path.slice(0, -1).reverse();
  const never = below.length + 1;
  const state: State = {
    level: new Map([[anyPolicy, new Set([anyPolicy])]]),
    explicitPolicy: never,
    policyMapping: never,
    inhibitAnyPolicy: never,
    requiredBy: null,
    lostBy: null,
  };
  try {
    for (const [index, certificate] of below.entries()) {
      step(state, certificate, index === below.length - 1);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'The policies cannot be read.';
    return { problems: [reason], valid: [], requiredBy: state.requiredBy };
  }
  const isBroken = state.explicitPolicy === 0 && state.level.size === 0;
  return {
    problems: isBroken
      ? [`${state.requiredBy} demands a certificate policy, and none is valid: ${state.lostBy}.`]
      : [],
    valid: [...state.level.keys()],
    requiredBy: state.explicitPolicy === 0 ? state.requiredBy : null,
  };
}

function step(state: State, certificate: X509Certificate, isLeaf: boolean): void {
  const found = policyExtensionsOf(certificate);
  const selfIssued = isSelfIssued(certificate);
  const mayUseAny = state.inhibitAnyPolicy > 0 || (!isLeaf && selfIssued);
  const next = nextLevel(state.level, found.policies ?? [], mayUseAny);
  if (!isLeaf) applyMappings(next, found.mappings, state.policyMapping > 0);
  if (state.level.size > 0 && next.size === 0)
    state.lostBy = lossInWords(certificate, found, state);
  state.level = next;
  // The leaf counts even when it is self-issued (RFC 5280 §6.1.5 a).
  if (isLeaf || !selfIssued) countDown(state);
  applyConstraints(state, certificate, found, isLeaf);
}

/** RFC 5280 §6.1.3 d. */
function nextLevel(level: Level, policies: readonly string[], mayUseAny: boolean): Level {
  const next: Level = new Map();
  const expected = new Set([...level.values()].flatMap((set) => [...set]));
  for (const policy of policies) {
    if (policy !== anyPolicy && (expected.has(policy) || level.has(anyPolicy))) {
      next.set(policy, new Set([policy]));
    }
  }
  if (policies.includes(anyPolicy) && mayUseAny) {
    for (const policy of expected) {
      if (!next.has(policy)) next.set(policy, new Set([policy]));
    }
  }
  return next;
}

/** RFC 5280 §6.1.4 b. */
function applyMappings(
  level: Level,
  mappings: PolicyExtensions['mappings'],
  isAllowed: boolean,
): void {
  const hasAny = level.has(anyPolicy);
  for (const [policy, equals] of mappings) {
    if (!isAllowed) level.delete(policy);
    else if (level.has(policy) || hasAny) level.set(policy, new Set(equals));
  }
}

function countDown(state: State): void {
  state.explicitPolicy = Math.max(0, state.explicitPolicy - 1);
  state.policyMapping = Math.max(0, state.policyMapping - 1);
  state.inhibitAnyPolicy = Math.max(0, state.inhibitAnyPolicy - 1);
}

/** RFC 5280 §6.1.4 i and j; for the leaf §6.1.5 b, where only a 0 counts. */
function applyConstraints(
  state: State,
  certificate: X509Certificate,
  found: PolicyExtensions,
  isLeaf: boolean,
): void {
  const explicit = found.requireExplicitPolicy;
  if (explicit !== null && explicit < state.explicitPolicy && (!isLeaf || explicit === 0)) {
    state.explicitPolicy = explicit;
    state.requiredBy = certificate.subject;
  }
  state.policyMapping = Math.min(state.policyMapping, found.inhibitPolicyMapping ?? Infinity);
  state.inhibitAnyPolicy = Math.min(state.inhibitAnyPolicy, found.inhibitAnyPolicy ?? Infinity);
}

function lossInWords(certificate: X509Certificate, found: PolicyExtensions, state: State): string {
  if (!found.policies) return `${certificate.subject} names no policy`;
  const wanted = [...new Set([...state.level.values()].flatMap((set) => [...set]))];
  const isInhibited = found.policies.includes(anyPolicy) && state.inhibitAnyPolicy === 0;
  const why = isInhibited ? ', and anyPolicy is inhibited' : '';
  return `${certificate.subject} names ${found.policies.join(', ')}, expected one of ${wanted.join(', ')}${why}`;
}
