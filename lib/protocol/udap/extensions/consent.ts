import { stringArray } from '../../json-body';

type Members = Readonly<Record<string, unknown>>;

/** Whether a text is an absolute URI. */
export const isUri = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text);

/** What is wrong with the members on consent, in words; empty when nothing is. */
export function consentProblems({ consent_policy, consent_reference }: Members): string[] {
  const problems: string[] = [];
  if (consent_policy !== undefined) {
    const list = stringArray(consent_policy);
    if (!list?.length || !list.every(isUri)) problems.push('consent_policy is no array of URIs');
  }
  if (consent_reference !== undefined) {
    const list = stringArray(consent_reference);
    if (!list?.length || !list.every((entry) => /^https?:\/\/\S+$/i.test(entry))) {
      problems.push('consent_reference is no array of absolute URLs');
    }
    if (consent_policy === undefined) problems.push('consent_reference without consent_policy');
  }
  return problems;
}
