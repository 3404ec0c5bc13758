import 'server-only';
import { allergens, type AllergenKey } from '../data/allergies';
import { chronicConditions, type ChronicKey } from '../data/conditions';
import { households, type Household } from '../data/households';
import { rosterTable } from '../data/roster';
import { dayOf, referenceDay, type Day } from './days';

const races = ['white', 'black', 'asian', 'native', 'pacific', 'hispanic'] as const;
const languages = ['en', 'es', 'fr', 'ja', 'ar', 'hi', 'vi'] as const;
const tobaccoUses = ['never', 'former', 'current'] as const;

/** Somebody of the roster. */
export interface Person {
  id: string;
  /** Position in the roster, which identifiers and telephone numbers are made from. */
  number: number;
  given: string[];
  family: string;
  gender: 'female' | 'male';
  born: Day;
  died: Day | null;
  /** The last day that anything can have happened: death or the end of the data set. */
  lastDay: Day;
  householdKey: string;
  household: Household;
  race: (typeof races)[number];
  language: (typeof languages)[number];
  tobacco: (typeof tobaccoUses)[number];
  chronic: ChronicKey[];
  allergies: AllergenKey[];
}

function oneOf<T extends string>(known: readonly T[], name: string | undefined): T {
  const found = known.find((entry) => entry === name);
  if (found === undefined) throw new Error(`The roster has an unknown word: ${name ?? 'nothing'}.`);
  return found;
}

function listOf<T extends string>(table: Readonly<Record<T, unknown>>, cell: string): T[] {
  const known = Object.keys(table) as T[];
  return cell === '-' ? [] : cell.split(' ').map((name) => oneOf(known, name));
}

function parsePerson(row: string, index: number): Person {
  const cells = row.split('|').map((cell) => cell.trim());
  const [id = '', given = '', family = '', sex, dates = '', householdKey = ''] = cells;
  const [race, language, tobacco, conditions = '', allergies = ''] = cells.slice(6);
  const [born = '', death] = dates.split('+');
  const household = households.get(householdKey);
  if (!household) throw new Error(`${id} lives nowhere.`);
  const died = death === undefined ? null : dayOf(death);
  return {
    id,
    number: index + 1,
    given: given.split(' '),
    family,
    gender: oneOf(['f', 'm'], sex) === 'f' ? 'female' : 'male',
    born: dayOf(born),
    died,
    lastDay: died ?? referenceDay,
    householdKey,
    household,
    race: oneOf(races, race),
    language: oneOf(languages, language),
    tobacco: oneOf(tobaccoUses, tobacco),
    chronic: listOf(chronicConditions, conditions),
    allergies: listOf(allergens, allergies),
  };
}

/** Everybody of the roster, in its order. */
export function readRoster(): Person[] {
  return rosterTable.trim().split('\n').map(parsePerson);
}
