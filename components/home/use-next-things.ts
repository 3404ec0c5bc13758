'use client';

import { useState } from 'react';
import { callApi } from '@/components/api-client';
import {
  NextThingMarksSchema,
  type NextThingMark,
  type SetNextThing,
} from '@/lib/schemas/next-thing';

/** Keeps, for who looks, what they have begun and what they set aside: at once on the screen, then in the portal. */
export function useNextThings(workspace: string, initial: readonly NextThingMark[]) {
  const [marks, setMarks] = useState(initial);

  async function set(thing: string, state: SetNextThing['state']): Promise<void> {
    const before = marks;
    const rest = marks.filter((one) => one.thing !== thing);
    setMarks(state ? [{ thing, state, at: new Date().toISOString() }, ...rest] : rest);
    try {
      const body = { workspace, thing, state } satisfies SetNextThing;
      setMarks((await callApi(NextThingMarksSchema, 'PUT', '/me/next-things', body)).things);
    } catch (error) {
      setMarks(before);
      throw error;
    }
  }

  return {
    marks,
    set,
    /** Goes along with a link: whoever follows it does not wait for this, and misses nothing when it fails. */
    begin: (thing: string): void => void set(thing, 'begun').catch(() => undefined),
  };
}
