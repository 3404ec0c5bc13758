import { checksFrom, type CheckDefinition } from '../check';
import { rfc, udapSection } from '../citations';

/** What a drift check looks at where a registration cannot be read: UDAP. */
export const driftChecks = {
  'registration.drift.endpoint': {
    title: 'The registration endpoint is where it was',
    level: 'advice',
    expected:
      'The registration endpoint of the signed metadata is the one at which the app registered.',
    why: 'A registration belongs to its endpoint. At another one the app may not be known.',
    fix: 'Register again: the holder tells you with the answer whether it knows the app.',
    citation: udapSection('registration', '3.4', '3.4'),
  },
  'registration.drift.answer': {
    title: 'The holder registered what was sent',
    level: 'advice',
    expected: 'Each member of the last answer is what was sent.',
    why: 'A holder may replace what a client asks for; the client has to live with what it answered.',
    fix: 'Look at the differences. Take them as they are, or ask the holder why it changed them.',
    citation: rfc(7591, '3.2.1'),
  },
  'registration.drift.scopes': {
    title: 'The holder still offers the registered scopes',
    level: 'advice',
    expected: 'Each registered scope, or a wildcard for it, is in scopes_supported.',
    why: 'A holder that stopped offering a scope will not grant it, whatever was registered.',
    fix: 'Change the registration so that it asks for what is offered.',
    citation: udapSection('general', '7.3', '3.1'),
  },
  'registration.drift.grant-type': {
    title: 'The holder still offers the workflow',
    level: 'advice',
    expected: 'The grant type of the registration is in grant_types_supported.',
    why: 'Without it no token can be had with this registration.',
    fix: 'Ask the holder, or register for the workflow that it offers now.',
    citation: udapSection('discovery', '2.2', '2.2'),
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(driftChecks);
