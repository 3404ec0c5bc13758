import 'server-only';
import {
  practitioners,
  type OrganizationId,
  type PractitionerId,
  type Specialty,
} from '../data/care-team';
import { chronicConditions, type ChronicKey } from '../data/conditions';
import { episodes, type EpisodeKey } from '../data/episodes';
import { addYears, toWeekday, type Day } from './days';
import { ageAt, eventId, type History, type Visit, type VisitKind } from './history';
import type { Person } from './person';
import { createRandom, hashText } from './random';

/** How many years before the end of the data adults' visits are kept. */
const windowYears = 3;

/** Ages of a child's visits, in months. */
const wellChildMonths = [1, 2, 4, 6, 9, 12, 15, 18, 24, 30];

/** Plans all visits of a person and when conditions began. Deterministic. */
export function planHistory(person: Person): History {
  const onsets = planOnsets(person);
  const days = new Set<Day>();
  const visits: Visit[] = [];
  const windowStart = addYears(person.lastDay, -windowYears);

  function add(day: Day, kind: VisitKind, about: Pick<Visit, 'diagnosed' | 'episode'> = {}): void {
    let free = toWeekday(day);
    while (days.has(free)) free = toWeekday(free + 1);
    if (free > person.lastDay) return;
    days.add(free);
    visits.push(visitOf(person, free, kind, about, onsets));
  }

  // Diagnoses first: they keep their day.
  for (const [key, onset] of onsets) add(onset, 'diagnosis', { diagnosed: key });
  const routine = [
    ...childVisitDays(person).map((day) => ({ day, kind: 'well-child' as const })),
    ...checkupDays(person, windowStart).map((day) => ({ day, kind: 'checkup' as const })),
  ];
  const seenTwiceAYear = [...onsets].filter(([key]) => chronicConditions[key].followUp);
  for (const { day, kind } of routine) {
    add(day, kind);
    const followUp = day + 182;
    if (followUp > windowStart && seenTwiceAYear.some(([, onset]) => onset + 60 < followUp)) {
      add(followUp, 'follow-up');
    }
  }
  for (const { key, day } of planEpisodes(person, windowStart)) {
    add(day, episodes[key].emergency ? 'emergency' : 'symptom', { episode: key });
  }
  return { person, onsets, visits: visits.sort((a, b) => a.day - b.day) };
}

function planOnsets(person: Person): Map<ChronicKey, Day> {
  const planned = person.chronic.map((key): [ChronicKey, Day] => {
    const random = createRandom(`${person.id} onset ${key}`);
    const [youngest, oldest] = chronicConditions[key].onsetAges;
    const latest = Math.min(addYears(person.born, oldest), person.lastDay - 550);
    const earliest = Math.max(addYears(person.born, youngest), addYears(person.lastDay, -20));
    if (addYears(person.born, youngest) > latest) {
      throw new Error(`${person.id} is too young for ${key}.`);
    }
    return [key, toWeekday(random.int(Math.min(earliest, latest), latest))];
  });
  planned.sort((a, b) => a[1] - b[1]);
  // No two diagnoses on one day.
  for (let i = 1; i < planned.length; i += 1) {
    const before = planned[i - 1];
    const entry = planned[i];
    if (before && entry && entry[1] <= before[1]) entry[1] = toWeekday(before[1] + 1);
  }
  return new Map(planned);
}

function childVisitDays(person: Person): Day[] {
  // Whoever has been an adult for years has left the pediatric record behind.
  if (ageAt(person, person.lastDay) > 20) return [];
  const yearly = Array.from({ length: 15 }, (_, index) => 36 + 12 * index);
  return [...wellChildMonths, ...yearly].map((months) => addYears(person.born, months / 12) + 3);
}

function checkupDays(person: Person, windowStart: Day): Day[] {
  const random = createRandom(`${person.id} checkups`);
  const adult = addYears(person.born, 18);
  const days: Day[] = [];
  let day = windowStart + random.int(5, 320);
  while (day <= person.lastDay) {
    if (day > adult) days.push(day);
    day += random.int(352, 379);
  }
  return days;
}

function planEpisodes(person: Person, windowStart: Day): { key: EpisodeKey; day: Day }[] {
  const random = createRandom(`${person.id} episodes`);
  // Nothing of the list befalls a child in its first year.
  const first = Math.max(windowStart, addYears(person.born, 1) + 1);
  const last = person.lastDay - 5;
  return Array.from({ length: first < last ? random.int(0, 3) : 0 }, () =>
    random.int(first, last),
  ).map((day) => {
    const age = ageAt(person, day);
    const possible = (Object.keys(episodes) as EpisodeKey[]).filter((key) => {
      const { ages, gender } = episodes[key];
      return age >= ages[0] && age <= ages[1] && (!gender || gender === person.gender);
    });
    return { key: random.pick(possible), day };
  });
}

function visitOf(
  person: Person,
  day: Day,
  kind: VisitKind,
  about: Pick<Visit, 'diagnosed' | 'episode'>,
  onsets: ReadonlyMap<ChronicKey, Day>,
): Visit {
  const random = createRandom(`${person.id} visit ${day}`);
  const specialty = specialtyFor(person, day, kind, onsets);
  return {
    id: eventId(person, 'visit', day),
    day,
    startMinute: 8 * 60 + 15 * random.int(0, 32),
    kind,
    practitioner: practitionerOf(person, specialty),
    organization: organizationOf(specialty),
    ...about,
  };
}

function specialtyFor(
  person: Person,
  day: Day,
  kind: VisitKind,
  onsets: ReadonlyMap<ChronicKey, Day>,
): Specialty {
  if (kind === 'emergency') return 'emergency';
  if (kind === 'follow-up') {
    for (const [key, onset] of onsets) {
      const { specialty } = chronicConditions[key];
      if (specialty && onset < day) return specialty;
    }
  }
  return ageAt(person, day) < 18 ? 'pediatrics' : 'family';
}

/** Members of a household share their doctors. */
function practitionerOf(person: Person, specialty: Specialty): PractitionerId {
  const fitting = practitioners.filter((entry) => entry.specialty === specialty);
  const chosen = fitting[hashText(person.householdKey) % fitting.length];
  if (!chosen) throw new Error(`Nobody practices ${specialty}.`);
  return chosen.id;
}

/** The practitioner who knows the person best. */
export function primaryPractitioner(person: Person): PractitionerId {
  return practitionerOf(person, ageAt(person, person.lastDay) < 18 ? 'pediatrics' : 'family');
}

function organizationOf(specialty: Specialty): OrganizationId {
  switch (specialty) {
    case 'family':
      return 'harbor-family-medicine';
    case 'pediatrics':
      return 'harbor-pediatrics';
    case 'emergency':
      return 'harbor-general-hospital';
    case 'cardiology':
    case 'endocrinology':
    case 'pulmonology':
      return 'harbor-specialty-clinic';
  }
}
