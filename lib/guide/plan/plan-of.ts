import type {
  Checklist,
  PlanGroup,
  PlanHand,
  PlanItem,
  PlanProgress,
  PlanState,
} from '@/lib/schemas/checklist';
import { findPlanItem, planCatalogue, type PlanItemDefinition } from '../plan-items';
import type { Evidence, Place } from './evidence';
import { wayAt, type PlanBasis } from './plan-basis';
import type { PlanFacts } from './plan-facts';

export interface PlanInput {
  basis: PlanBasis;
  /** Whether somebody chose the flow. */
  isChosen: boolean;
  facts: PlanFacts;
  hands: readonly PlanHand[];
  /** Path of the workspace, `/w/demo`. */
  root: string;
}

/** Which parts are gone on with first: what leads to a first read, then what production wants beside it. */
const nextOrder: readonly PlanGroup[] = [
  'develop',
  'certificate',
  'register',
  'test',
  'agreements',
  'security',
  'live',
];

interface Found {
  definition: PlanItemDefinition;
  place: Place;
  evidence: Evidence | null;
  hand: PlanHand | null;
}

const key = (id: string, holder: string): string => `${id} ${holder}`;

/** Each item at each place where it applies, in the order of the catalogue. */
function instancesOf({ basis, facts, hands }: PlanInput): Found[] {
  const ways = [wayAt(basis, ''), ...facts.holders.map(({ baseUrl }) => wayAt(basis, baseUrl))];
  const ofApp: Place = {
    basis,
    holder: '',
    holderName: '',
    isSandbox: false,
    way: wayAt(basis, ''),
    ways,
  };
  const ofHolders = facts.holders.map(({ baseUrl, name, isSandbox }): Place => ({
    ...ofApp,
    holder: baseUrl,
    holderName: name,
    isSandbox,
    way: wayAt(basis, baseUrl),
  }));
  const said = new Map(hands.map((hand) => [key(hand.itemId, hand.holder), hand]));
  return planCatalogue.flatMap((definition) =>
    (definition.scope === 'app' ? [ofApp] : ofHolders)
      .filter((place) => definition.applies(place))
      .map((place) => ({
        definition,
        place,
        evidence: definition.judge(facts, place),
        hand: said.get(key(definition.id, place.holder)) ?? null,
      })),
  );
}

function isSettled({ evidence, hand }: Found): boolean {
  return evidence?.isDone === true || hand?.notNeeded != null || hand?.doneAt != null;
}

/** Whether an item of the app is needed for the way at this place, not only for that at another holder. */
function isNeededFor({ definition, place }: Found, { way }: Place): boolean {
  const basis = { ...place.basis, needsCertificate: false };
  return definition.applies({ ...place, basis, ways: [way] });
}

/** The items that an item waits for: those of its place and of the app that are not settled. */
function blockersOf({ definition, place }: Found, all: readonly Found[]): Found[] {
  const { id, after } = definition;
  return all.filter(
    (other) =>
      other.definition.id !== id &&
      !isSettled(other) &&
      (after === 'required' ? other.definition.isRequired : after.includes(other.definition.id)) &&
      (other.place.holder === '' ? isNeededFor(other, place) : other.place.holder === place.holder),
  );
}

interface Standing {
  state: PlanState;
  words: string;
  at: string | null;
  path: string | null;
  waitingOn: PlanItem['waitingOn'];
}

/** How an item stands. What was seen counts more than what was said. */
function standingOf({ evidence, hand }: Found, blockers: readonly Found[]): Standing {
  const path = evidence?.path ?? null;
  const rest = { path, waitingOn: null };
  if (evidence?.isDone) return { state: 'done', words: evidence.words, at: evidence.at, ...rest };
  if (hand?.notNeeded != null)
    return { state: 'not-needed', words: hand.notNeeded, at: null, ...rest };
  if (hand?.doneAt != null) {
    const words = `${hand.doneBy ?? 'Somebody'} says that it is done.`;
    return { state: 'done-by-hand', words, at: hand.doneAt, ...rest };
  }
  const missing = evidence?.words ?? 'The portal cannot see this; somebody has to say it.';
  if (hand?.waitingOn != null && hand.waitingOn !== 'us') {
    return {
      state: 'waiting',
      words: missing,
      at: hand.waitingSince,
      path,
      waitingOn: hand.waitingOn,
    };
  }
  const waiting = evidence?.waiting ?? null;
  if (waiting && hand?.waitingOn !== 'us') {
    return { state: 'waiting', words: missing, at: waiting.since, path, waitingOn: waiting.on };
  }
  const state = blockers.length > 0 ? 'blocked' : 'open';
  return { state, words: missing, at: null, path, waitingOn: null };
}

function hrefOf({ definition, place }: Found, { facts, root }: PlanInput): string {
  const { path } = definition.how;
  const wanted = typeof path === 'string' ? path : path(facts, place);
  const holder = encodeURIComponent(place.holder);
  return `${root}/${wanted.replaceAll(':app', facts.app.id).replaceAll(':holder', holder)}`;
}

function itemOf(found: Found, all: readonly Found[], input: PlanInput): PlanItem {
  const { facts, root } = input;
  const { definition, place, hand } = found;
  const { id, group, title, why, who, how, citation, isRequired } = definition;
  const blockers = blockersOf(found, all);
  const { path, ...standing } = standingOf(found, blockers);
  const isSettledNow = ['done', 'done-by-hand', 'not-needed'].includes(standing.state);
  return {
    id,
    holder: place.holder,
    group,
    title,
    why,
    who,
    how: {
      words: how.words,
      action: how.action,
      href: hrefOf(found, input),
      docs: how.docs,
    },
    citation,
    isRequired,
    ...standing,
    href: path === null ? null : `${root}/${path}`,
    blockedBy:
      standing.state === 'blocked'
        ? blockers.map((one) => ({ id: one.definition.id, title: one.definition.title }))
        : [],
    isOverdue: !isSettledNow && hand?.dueOn != null && hand.dueOn < facts.now.slice(0, 10),
    hand,
  };
}

function progressOf(items: readonly PlanItem[]): PlanProgress {
  const count = (...states: PlanState[]): number =>
    items.filter(({ state }) => states.includes(state)).length;
  return {
    done: count('done', 'done-by-hand'),
    total: items.length - count('not-needed'),
    open: count('open'),
    waiting: count('waiting'),
    blocked: count('blocked'),
    overdue: items.filter(({ isOverdue }) => isOverdue).length,
  };
}

/** The open item to do next: what is overdue first, then along the way to a first read, required ones first. */
export function nextItem(items: readonly PlanItem[]): PlanItem | null {
  const rank = ({ isOverdue, group, isRequired }: PlanItem): [number, number, number] => [
    isOverdue ? 0 : 1,
    nextOrder.indexOf(group),
    // The first request is not required, and still the best way to begin.
    isRequired || group === 'develop' ? 0 : 1,
  ];
  const open = items.filter(({ state }) => state === 'open');
  const [first] = open.toSorted((a, b) => {
    const [a0, a1, a2] = rank(a);
    const [b0, b1, b2] = rank(b);
    return a0 - b0 || a1 - b1 || a2 - b2;
  });
  return first ?? null;
}

/**
 * The checklist of an app: what applies, how each item stands, what comes next. The same input gives the same plan;
 * nothing is remembered but what people said by hand.
 */
export function planOf(input: PlanInput): Checklist {
  const { basis, isChosen, facts } = input;
  const all = instancesOf(input);
  const items = all.map((found) => itemOf(found, all, input));
  return {
    appId: facts.app.id,
    appName: facts.app.name,
    flow: basis.flow,
    isChosen,
    holders: [...facts.holders],
    items,
    next: nextItem(items),
    progress: progressOf(items),
  };
}

/** Whether a hand-made state can belong to an item: it exists, and is said at a place that fits it. */
export function fitsItem(itemId: string, holder: string): boolean {
  const definition = findPlanItem(itemId);
  return definition !== null && (definition.scope === 'app') === (holder === '');
}
