import type { RegistrationDetail, RevisionKind } from '@/lib/schemas/registration';
import { revisionWords } from '../registration-words';

/** One moment in the life of a registration. */
export interface LifePoint {
  id: string;
  at: string;
  kind: 'past' | 'today' | 'end';
  label: string;
  /** Who did it, or what it means. */
  note: string;
  /** From 0, where it began, to 1, the last moment that is known. */
  place: number;
  /** Which of several close moments: they stand on lines of their own. */
  lane: number;
}

/** What of a life is drawn: not every look and note, but what changed the registration. */
const drawn: readonly RevisionKind[] = [
  'registered',
  'replaced',
  'modified',
  'renewed',
  'cancelled',
  'deleted',
  'recorded',
  'asked',
  'answered',
  'secret-changed',
  'drift-accepted',
];

/** Points nearer than this part of the whole get lines of their own. */
const minGap = 0.14;
const lanes = 3;

type Draft = Omit<LifePoint, 'place' | 'lane'>;

function draftsOf(registration: RegistrationDetail, now: string): Draft[] {
  const { revisions, createdAt, status } = registration;
  const past = revisions
    .filter(({ kind }) => drawn.includes(kind))
    .map(({ id, at, kind, byName }): Draft => ({
      id,
      at,
      kind: 'past',
      label: revisionWords[kind],
      note: byName,
    }));
  // Registrations from before revisions were kept begin when they were made.
  const first: Draft[] =
    past.length > 0
      ? []
      : [{ id: 'made', at: createdAt, kind: 'past', label: 'Registered', note: '' }];
  const end = (id: string, at: string | null, label: string, note: string): Draft[] =>
    at === null || status === 'cancelled' ? [] : [{ id, at, kind: 'end', label, note }];
  return [
    ...first,
    ...past,
    { id: 'today', at: now, kind: 'today', label: 'Today', note: '' },
    ...end('client', registration.clientExpiresAt, 'client_id ends', 'Renew before'),
    ...end(
      'secret',
      registration.clientSecretExpiresAt,
      'Client secret ends',
      'Get a new one before',
    ),
    ...end(
      'certificate',
      registration.certificateExpiresAt,
      'Certificate ends',
      'Renew it with the same URI before',
    ),
    ...end('reminder', registration.remindAt, 'Ask again', 'The holder has not answered'),
  ];
}

/**
 * The life of a registration as points on a line: what happened, today, and the ends that are known, in the order of
 * time. Of many changes the newest are kept.
 *
 * @param most how many points of the past are drawn at most
 */
export function lifePoints(registration: RegistrationDetail, now: string, most = 6): LifePoint[] {
  const sorted = draftsOf(registration, now).sort((a, b) => a.at.localeCompare(b.at));
  const past = sorted.filter(({ kind }) => kind === 'past');
  const kept = past.length > most ? [past[0], ...past.slice(1 - most)] : past;
  const points = sorted.filter((point) => point.kind !== 'past' || kept.includes(point));
  const start = Date.parse(points[0]?.at ?? now);
  const span = Math.max(1, Date.parse(points.at(-1)?.at ?? now) - start);
  // Where each lane was used last: the first lane that has room takes the next point.
  const used: number[] = Array.from({ length: lanes }, () => -Infinity);
  return points.map((point) => {
    const place = (Date.parse(point.at) - start) / span;
    const free = used.findIndex((last) => place - last >= minGap);
    const lane = free === -1 ? used.indexOf(Math.min(...used)) : free;
    used[lane] = place;
    return { ...point, place, lane };
  });
}
