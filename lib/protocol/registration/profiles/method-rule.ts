import type { MethodRule } from '../holder-profile';

/** A way of registering of which nothing special is known; what is known is laid over it. */
const plain: MethodRule = {
  isOffered: true,
  grantTypes: ['authorization_code', 'client_credentials'],
  requiredMembers: [],
  clientIdLifeDays: null,
  needsInitialAccessToken: false,
  allowsLoopback: false,
  allowsCustomScheme: false,
  note: '',
};

/** A way of registering that the holder offers: what is known of it, and else nothing special. */
export function offered(known: Partial<Omit<MethodRule, 'isOffered'>>): MethodRule {
  return { ...plain, ...known };
}

/** A way of registering that the holder does not offer, and what to do instead. */
export function notOffered(note: string): MethodRule {
  return { ...plain, isOffered: false, grantTypes: [], note };
}
