import { authMethod } from './auth-method';

/** Sends the request as it is. */
export const none = authMethod({
  method: 'none',
  label: 'None',
  hint: 'Sends the request as it is. Most holders then answer with metadata only.',
  initial: {},
  prefix: 'none.',
  isUdap: false,
  stops: [{ until: 'discover', label: 'Discover' }],
  toRequest: () => ({ method: 'none' }),
  fromRequest: () => ({}),
});
