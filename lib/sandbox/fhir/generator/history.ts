import 'server-only';
import type { OrganizationId, PractitionerId } from '../data/care-team';
import type { ChronicKey } from '../data/conditions';
import type { EpisodeKey } from '../data/episodes';
import { dateOf, yearsBetween, type Day } from './days';
import type { Person } from './person';

export type VisitKind =
  'well-child' | 'checkup' | 'follow-up' | 'diagnosis' | 'symptom' | 'emergency';

/** Somebody sees somebody. */
export interface Visit {
  id: string;
  day: Day;
  /** When it begins, in minutes after midnight. */
  startMinute: number;
  kind: VisitKind;
  practitioner: PractitionerId;
  organization: OrganizationId;
  /** Found at a `diagnosis`. */
  diagnosed?: ChronicKey;
  /** What a `symptom` or `emergency` visit is about. */
  episode?: EpisodeKey;
}

/** The medical life of one person. */
export interface History {
  person: Person;
  onsets: ReadonlyMap<ChronicKey, Day>;
  /** In order of time, one a day at most. */
  visits: readonly Visit[];
}

/** Age at a day, in years. */
export function ageAt(person: Person, day: Day): number {
  return yearsBetween(person.born, day);
}

/** Years that a person had a condition at a day; null before the diagnosis and without it. */
export function yearsWith(history: History, key: ChronicKey, day: Day): number | null {
  const onset = history.onsets.get(key);
  return onset === undefined || onset > day ? null : yearsBetween(onset, day);
}

/** The id of a person's Patient resource. */
export function patientId(person: Person): string {
  return `harbor-${person.id}`;
}

/** A reference to a person's Patient resource. */
export function patientReference(person: Person): { reference: string; display: string } {
  return {
    reference: `Patient/${patientId(person)}`,
    display: `${person.given.join(' ')} ${person.family}`,
  };
}

/** The id of what was found, measured or done for a person at a day. */
export function eventId(person: Person, what: string, day: Day): string {
  return `${person.id}-${what}-${dateOf(day)}`;
}

/** The id of the Condition of a chronic condition. */
export function conditionId(person: Person, key: ChronicKey): string {
  return `${person.id}-${key}`;
}
