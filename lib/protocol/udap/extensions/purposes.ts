import type { Check } from '../../check';
import { shown, stringArray } from '../../json-body';
import {
  exchangePurposes,
  exchangePurposeSystem,
  npiSystem,
  purposesOfUse,
  purposeOfUseSystem,
  splitCode,
} from './codes';
import { check } from './extension-checks';
import { isNpi } from '../../npi';

const isIn = (codes: readonly { code: string }[], code: string) =>
  codes.some((known) => known.code === code);

/** Whether codes are of the systems that we know; those of other systems are not judged. */
export function checkPurposeCodes(value: unknown): Check[] {
  const codes = stringArray(value) ?? [];
  const unknown = codes.filter((entry) => {
    const { system, code } = splitCode(entry);
    if (system === exchangePurposeSystem) return !isIn(exchangePurposes, code);
    if (system !== null && system !== purposeOfUseSystem) return false;
    return !isIn(purposesOfUse, code);
  });
  return unknown.length === 0
    ? []
    : [
        check('udap.extension.purpose-known', {
          verdict: 'warn',
          seen: `${shown(unknown)} is in none of the two lists.`,
        }),
      ];
}

/**
 * The rule of TEFCA for a client: exactly one exchange purpose, the one of its certificate. Judged when either the
 * object or the certificate is of TEFCA.
 *
 * @param sanUri the URI of the client's certificate
 */
export function checkExchangePurpose(value: unknown, sanUri: string | null): Check[] {
  const codes = stringArray(value) ?? [];
  const certified = exchangePurposes.find(({ code }) => sanUri?.endsWith(`#${code}`))?.code ?? null;
  const isTefca = codes.some((entry) => splitCode(entry).system === exchangePurposeSystem);
  if (!isTefca && certified === null) return [];
  const [only] = codes;
  const { system, code } = splitCode(only ?? '');
  const isOne = codes.length === 1 && system === exchangePurposeSystem;
  const fits = certified === null || code === certified;
  const certificate =
    certified === null
      ? `the URI of the certificate (${sanUri ?? 'none'}) names no exchange purpose`
      : `the certificate is for ${certified}`;
  return [
    check('udap.extension.exchange-purpose', {
      verdict: !isOne || !fits ? 'fail' : certified === null ? 'warn' : 'pass',
      seen: `purpose_of_use is ${shown(value)}; ${certificate}.`,
    }),
  ];
}

/** The check digit of every identifier that says it is an NPI. */
export function checkNpis(members: Readonly<Record<string, unknown>>): Check[] {
  return ['subject_id', 'organization_id'].flatMap((name) => {
    const value = members[name];
    if (typeof value !== 'string') return [];
    const { system, code } = splitCode(value);
    const isBare = name === 'subject_id' && system === null && /^\d{10}$/.test(code);
    if (system !== npiSystem && !isBare) return [];
    const isGood = code === code.trim() && isNpi(code);
    const seen = `${name} ${shown(value)}${isGood ? '' : ': the check digit does not fit'}`;
    return [check('udap.extension.npi', { verdict: isGood ? 'pass' : 'warn', seen })];
  });
}
