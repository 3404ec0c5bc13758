import 'server-only';
import { concept, systems } from '../data/codes';
import { plannedProcedures, type PlannedProcedure } from '../data/procedures';
import type { NewResource } from '../resource-types';
import { practitionerReference } from './build-organizations';
import { encounterReference } from './build-encounters';
import { addYears, dateTimeOf, toWeekday, type Day } from './days';
import { ageAt, conditionId, eventId, patientReference, type History, type Visit } from './history';
import { primaryPractitioner } from './plan-history';
import { createRandom } from './random';

/** How many years back screenings are kept. */
const keptYears = 6;

/** What was done: screenings by age and what a diagnosis called for. */
export function buildProcedures(history: History): [NewResource<'Procedure'>, Day][] {
  return plannedProcedures.flatMap((planned) => {
    if (planned.gender && planned.gender !== history.person.gender) return [];
    return planned.condition
      ? atDiagnosis(history, planned, planned.condition)
      : screenings(history, planned);
  });
}

function atDiagnosis(
  history: History,
  planned: PlannedProcedure,
  condition: NonNullable<PlannedProcedure['condition']>,
): [NewResource<'Procedure'>, Day][] {
  const visit = history.visits.find((entry) => entry.diagnosed === condition);
  if (!visit) return [];
  const age = ageAt(history.person, visit.day);
  if (age < planned.fromAge || age > planned.toAge) return [];
  return [[procedureOf(history, planned, visit.day, visit, condition), visit.day]];
}

function screenings(
  history: History,
  planned: PlannedProcedure,
): [NewResource<'Procedure'>, Day][] {
  const { person } = history;
  const random = createRandom(`${person.id} screening ${planned.key}`);
  const everyYears = planned.everyYears ?? 10;
  const done: [NewResource<'Procedure'>, Day][] = [];
  let day = addYears(person.born, planned.fromAge + random.between(0, 2));
  while (day <= person.lastDay && ageAt(person, day) <= planned.toAge) {
    const weekday = toWeekday(day);
    if (weekday > addYears(person.lastDay, -keptYears) && weekday <= person.lastDay) {
      done.push([procedureOf(history, planned, weekday, null, null), weekday]);
    }
    day = addYears(day, everyYears) + random.int(-30, 60);
  }
  return done;
}

function procedureOf(
  { person }: History,
  planned: PlannedProcedure,
  day: Day,
  visit: Visit | null,
  condition: PlannedProcedure['condition'] | null,
): NewResource<'Procedure'> {
  const start = visit ? visit.startMinute + 15 : 9 * 60 + 30;
  return {
    resourceType: 'Procedure',
    id: eventId(person, planned.key, day),
    status: 'completed',
    code: concept(systems.snomed, planned.snomed[0], planned.snomed[1]),
    subject: patientReference(person),
    ...(visit && { encounter: encounterReference(visit) }),
    performedPeriod: {
      start: dateTimeOf(day, start),
      end: dateTimeOf(day, start + planned.minutes),
    },
    performer: [
      { actor: practitionerReference(visit?.practitioner ?? primaryPractitioner(person)) },
    ],
    ...(condition && {
      reasonReference: [{ reference: `Condition/${conditionId(person, condition)}` }],
    }),
  };
}
