import type { Citation } from '@/lib/protocol/check';
import type { PlanGroup } from '@/lib/schemas/checklist';
import { agreementItems, securityItems } from './plan/items-practice';
import { certificateItems, developItems } from './plan/items-app';
import { liveItems, registerItems, testItems } from './plan/items-holder';
import type { Judge, Place } from './plan/evidence';
import type { PlanFacts } from './plan/plan-facts';

/** One entry of the catalogue of what an app has to do. Its id never changes: what people wrote hangs on it. */
export interface PlanItemDefinition {
  id: string;
  group: PlanGroup;
  /** `app`: once. `holder`: at each holder. */
  scope: 'app' | 'holder';
  title: string;
  why: string;
  /** Who usually does it. */
  who: string;
  how: {
    words: string;
    /** The label of the link. */
    action: string;
    /**
     * Below the workspace, with as much chosen before as is known. `:app` and `:holder` stand for the app and, encoded,
     * the holder.
     */
    path: string | ((facts: PlanFacts, place: Place) => string);
    /** Page of the documentation. */
    docs: string | null;
  };
  citation: Citation | null;
  /** Items that come first, by id; those that do not apply do not count. `required`: all that production needs. */
  after: readonly string[] | 'required';
  /** Whether production waits for it. */
  isRequired: boolean;
  applies: (place: Place) => boolean;
  judge: Judge;
}

/** Every item that a plan can have, in the order in which they are shown. */
export const planCatalogue: readonly PlanItemDefinition[] = [
  ...developItems,
  ...certificateItems,
  ...registerItems,
  ...agreementItems,
  ...securityItems,
  ...testItems,
  ...liveItems,
];

/** An item of the catalogue by its id. */
export function findPlanItem(id: string): PlanItemDefinition | null {
  return planCatalogue.find((item) => item.id === id) ?? null;
}
