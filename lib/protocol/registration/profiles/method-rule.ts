import type { MethodRule } from '../holder-profile';

const both: MethodRule['grantTypes'] = ['authorization_code', 'client_credentials'];

/** A method that is not offered, with what to know about it. */
export function notOffered(note = ''): MethodRule {
  return { ...offered({ grantTypes: [] }), isOffered: false, note };
}

/** A method that is offered: for both workflows, with nothing demanded beside the standard, unless said. */
export function offered(rule: Partial<MethodRule> = {}): MethodRule {
  return {
    isOffered: true,
    grantTypes: both,
    requiredMembers: [],
    clientIdLifeDays: null,
    needsInitialAccessToken: false,
    allowsLoopback: false,
    allowsCustomScheme: false,
    note: '',
    ...rule,
  };
}
