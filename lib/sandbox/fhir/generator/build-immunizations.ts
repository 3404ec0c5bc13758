import 'server-only';
import { concept, systems } from '../data/codes';
import {
  adultVaccines,
  childhoodVaccines,
  influenzaVaccines,
  type Vaccine,
} from '../data/vaccines';
import type { NewResource } from '../resource-types';
import { encounterReference } from './build-encounters';
import { addYears, dateOf, dayOf, toWeekday, type Day } from './days';
import { ageAt, eventId, patientReference, type History, type Visit } from './history';
import type { Person } from './person';
import { createRandom } from './random';

type Dose = [NewResource<'Immunization'>, given: Day];

/** What a person was vaccinated with: as a child at the visits, later by age, and against influenza in autumn. */
export function buildImmunizations(history: History): Dose[] {
  return [...childhoodDoses(history), ...adultDoses(history), ...influenzaDoses(history)];
}

function childhoodDoses({ person, visits }: History): Dose[] {
  const bornYear = Number(dateOf(person.born).slice(0, 4));
  const wellVisits = visits.filter((visit) => visit.kind === 'well-child');
  return childhoodVaccines
    .filter((vaccine) => vaccine.bornSince === undefined || bornYear >= vaccine.bornSince)
    .flatMap((vaccine) => {
      // One dose of a vaccine a visit, whatever is overdue.
      const taken = new Set<Visit>();
      return vaccine.dueMonths.flatMap((months, index) => {
        const due = addYears(person.born, months / 12);
        const visit = wellVisits.find((entry) => entry.day >= due && !taken.has(entry));
        if (!visit) return [];
        taken.add(visit);
        return [doseOf(person, vaccine.cvx, visit.day, index + 1, visit)];
      });
    });
}

function adultDoses({ person, visits }: History): Dose[] {
  const checkups = visits.filter((visit) => visit.kind === 'checkup');
  return adultVaccines.flatMap((vaccine) => {
    const random = createRandom(`${person.id} vaccine ${vaccine.cvx[0]}`);
    const doses: Dose[] = [];
    let last: Day | null = null;
    for (const visit of checkups) {
      const isOldEnough = ageAt(person, visit.day) >= vaccine.fromAge;
      const isDue = last === null || visit.day >= addYears(last, vaccine.monthsBetween / 12);
      if (!isOldEnough || !isDue || doses.length >= vaccine.doses || random.chance(0.4)) continue;
      last = visit.day;
      doses.push(doseOf(person, vaccine.cvx, visit.day, doses.length + 1, visit));
    }
    return doses;
  });
}

function influenzaDoses({ person }: History): Dose[] {
  const lastYear = Number(dateOf(person.lastDay).slice(0, 4));
  const years = Array.from({ length: 4 }, (_, index) => lastYear - 3 + index);
  return years.flatMap((year) => {
    const random = createRandom(`${person.id} influenza ${year}`);
    const day = toWeekday(dayOf(`${year}-10-01`) + random.int(0, 35));
    const isGiven = day <= person.lastDay && ageAt(person, day) >= 0.5 && random.chance(0.7);
    if (!isGiven) return [];
    // The fourth strain was dropped from the season of 2024 on.
    const cvx = year < 2024 ? influenzaVaccines.quadrivalent : influenzaVaccines.trivalent;
    return [doseOf(person, cvx, day, 1, null)];
  });
}

function doseOf(
  person: Person,
  cvx: Vaccine['cvx'],
  day: Day,
  doseNumber: number,
  visit: Visit | null,
): Dose {
  return [
    {
      resourceType: 'Immunization',
      id: eventId(person, `vaccine-${cvx[0]}`, day),
      status: 'completed',
      vaccineCode: concept(systems.cvx, cvx[0], cvx[1]),
      patient: patientReference(person),
      ...(visit && { encounter: encounterReference(visit) }),
      occurrenceDateTime: dateOf(day),
      primarySource: true,
      performer: [
        {
          actor: {
            reference: `Organization/${visit ? visit.organization : 'harbor-family-medicine'}`,
          },
        },
      ],
      protocolApplied: [{ doseNumberPositiveInt: doseNumber }],
    },
    day,
  ];
}
