import 'server-only';
import { listMyNextThings, setNextThing as set } from '@/lib/domain/plans/next-things';
import {
  ListNextThingsSchema,
  NextThingMarksSchema,
  SetNextThingSchema,
} from '@/lib/schemas/next-thing';
import { endpoint } from '../endpoint';

/** What the person has begun or set aside. */
export const listNextThings = endpoint({
  id: 'me.next_things',
  method: 'GET',
  path: '/me/next-things',
  summary: 'List what you have begun or set aside on the home of a workspace',
  tag: 'Me',
  access: { kind: 'user' },
  query: ListNextThingsSchema,
  status: 200,
  response: NextThingMarksSchema,
  handler: async ({ user, query }) => ({
    things: await listMyNextThings(query.workspace, user.id),
  }),
});

/** Says of a next thing that it is begun, or set aside. */
export const setNextThing = endpoint({
  id: 'me.next_thing_set',
  method: 'PUT',
  path: '/me/next-things',
  summary: 'Say that you have begun a next thing, or set it aside; null takes it back',
  description: 'It counts for you alone. After half a year it is forgotten.',
  tag: 'Me',
  access: { kind: 'user' },
  body: SetNextThingSchema,
  status: 200,
  response: NextThingMarksSchema,
  audit: {
    action: 'person.next_thing',
    target: (_, { user, body: { workspace, thing, state } }) => ({
      kind: 'person',
      id: user.id,
      detail: { workspace, thing, state: state ?? 'forgotten' },
    }),
  },
  handler: async ({ user, body }) => ({ things: await set(user.id, body) }),
});
