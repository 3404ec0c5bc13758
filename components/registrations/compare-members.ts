import { driftBetween } from '@/lib/protocol/registration/metadata-diff';

type Members = Readonly<Record<string, unknown>>;

/** One member as it was sent and as the holder says it; undefined where it is absent. */
export interface ComparedMember {
  member: string;
  sent: unknown;
  said: unknown;
  /** given: the holder adds it to every client, or it is a default of the standard. */
  state: 'same' | 'differs' | 'given';
}

/** Claims that are about one statement, not about the client. */
const ofOneStatement = ['iat', 'exp', 'jti', 'aud', 'sub', 'iss', 'software_statement'];
const order: Readonly<Record<ComparedMember['state'], number>> = { differs: 0, same: 1, given: 2 };

/**
 * What was sent and what the holder says, member by member: what differs first. The order of lists and scopes is no
 * difference.
 */
export function compareMembers(sent: Members, said: Members): ComparedMember[] {
  const members = [...new Set([...Object.keys(sent), ...Object.keys(said)])];
  const differing = new Set(driftBetween(sent, said).map(({ member }) => member));
  return members
    .filter((member) => !ofOneStatement.includes(member))
    .map((member): ComparedMember => {
      const isGiven = sent[member] === undefined;
      const state = differing.has(member) ? 'differs' : isGiven ? 'given' : 'same';
      return { member, sent: sent[member], said: said[member], state };
    })
    .sort((a, b) => order[a.state] - order[b.state]);
}
