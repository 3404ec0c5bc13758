import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import { isSelfIssued } from './distinguished-name';
import type { Finding } from './path-rules';
import { anyPolicy, policyExtensionsOf, type PolicyExtensions } from './policy-extensions';

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
  /** The authority that demands a policy; null when none is demanded. */
  requiredBy: string | null;
  /** The place on the path where no policy was left, and why. */
  lost: { index: number; why: string } | null;
}

/**
 * Certificate policies of a path (leaf first, anchor last; the anchor itself is trusted as it is). Every policy
 * is acceptable to us: a path fails only when an authority demands a policy and none is valid for all. To blame
 * is the certificate that left none. What a good leaf says is the conclusion about the path.
 *
 * @returns for each certificate of the path; null: the anchor, and what is below policies that cannot be read
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-6.1
 * @see https://www.rfc-editor.org/rfc/rfc9618#section-5
 */
export function judgePolicies(path: readonly X509Certificate[]): (Finding | null)[] {
  const findings: (Finding | null)[] = path.map(() => null);
  const never = path.length;
  const state: State = {
    level: new Map([[anyPolicy, new Set([anyPolicy])]]),
    explicitPolicy: never,
    policyMapping: never,
    inhibitAnyPolicy: never,
    requiredBy: null,
    lost: null,
  };
  for (let index = path.length - 2; index >= 0; index -= 1) {
    const certificate = path[index] as X509Certificate;
    try {
      const found = policyExtensionsOf(certificate);
      step(state, certificate, found, index);
      findings[index] = { problems: [], good: inWords(found, state.level) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'The policies cannot be read.';
      findings[index] = { problems: [reason], good: '' };
      return findings;
    }
  }
  const { requiredBy, lost, level } = state;
  const isDemanded = state.explicitPolicy === 0;
  if (isDemanded && lost && level.size === 0) {
    const problem = `${requiredBy} demands a certificate policy, and none is valid: ${lost.why}.`;
    findings[lost.index] = { problems: [problem], good: '' };
  } else {
    const good = isDemanded
      ? `${requiredBy} demands a policy. Valid policies: ${listed([...level.keys()])}.`
      : 'No authority demands a policy.';
    findings[0] = { problems: [], good };
  }
  return findings;
}

function step(
  state: State,
  certificate: X509Certificate,
  found: PolicyExtensions,
  index: number,
): void {
  const isLeaf = index === 0;
  const selfIssued = isSelfIssued(certificate);
  const mayUseAny = state.inhibitAnyPolicy > 0 || (!isLeaf && selfIssued);
  const next = nextLevel(state.level, found.policies ?? [], mayUseAny);
  if (!isLeaf) applyMappings(next, found.mappings, state.policyMapping > 0);
  if (state.level.size > 0 && next.size === 0) {
    state.lost = { index, why: lossInWords(certificate, found, state) };
  }
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
  const names = `${certificate.subject} names ${listed(found.policies)}, expected one of ${listed(wanted)}`;
  if (found.policies.includes(anyPolicy) && state.inhibitAnyPolicy === 0) {
    return `${names}, and anyPolicy is inhibited`;
  }
  const isMapped = found.mappings.size > 0 && state.policyMapping === 0;
  return isMapped ? `${names}, and mapping policies is inhibited` : names;
}

/** What one certificate that breaks nothing says of policies. */
function inWords({ policies }: PolicyExtensions, level: Level): string {
  if (!policies) return 'Names no policy.';
  const valid = level.size > 0 ? listed([...level.keys()]) : 'none';
  return `Names ${listed(policies)}; with the authorities above is valid: ${valid}.`;
}

const listed = (policies: readonly string[]) =>
  policies.map((policy) => (policy === anyPolicy ? 'anyPolicy' : policy)).join(', ');
