import * as z from 'zod';
import { GuideFlowSchema } from '@/lib/guide/recommendation';

/** The parts of a plan, in the order in which they are shown. */
export const PlanGroupSchema = z.enum([
  'develop',
  'certificate',
  'register',
  'agreements',
  'security',
  'test',
  'live',
]);
export type PlanGroup = z.infer<typeof PlanGroupSchema>;

/**
 * `done` was seen by the portal; `done-by-hand` is what a person says; `waiting` is on somebody else; `blocked` by items
 * that come first.
 */
export const PlanStateSchema = z.enum([
  'done',
  'done-by-hand',
  'open',
  'waiting',
  'blocked',
  'not-needed',
]);
export type PlanState = z.infer<typeof PlanStateSchema>;

/** Who is to act before an item can go on. */
export const PlanPartySchema = z.enum([
  'us',
  'holder',
  'certificate-authority',
  'operator',
  'legal',
  'other',
]);
export type PlanParty = z.infer<typeof PlanPartySchema>;

const day = z.iso.date('must be a day such as 2026-12-31');
const line = (max: number) => z.string().trim().max(max);

/** An address of evidence: a page in the portal, or one on the web. */
const EvidenceUrlSchema = line(2000).regex(/^(https?:\/\/\S+|\/[^/\s]\S*)$/, {
  message: 'must be an http or https address, or a path in this portal',
});

/** What a person says of one item by hand. What is left out stays; null takes it away. */
export const UpdatePlanItemSchema = z.strictObject({
  /** FHIR base URL of the holder for an item of a holder; left out for one of the app. */
  holder: z.string().trim().max(2000).default(''),
  /** Id of the member who sees to it. */
  ownerId: z.string().max(60).nullish(),
  dueOn: day.nullish(),
  note: line(4000).optional(),
  evidenceUrl: EvidenceUrlSchema.nullish(),
  /** Name of a file that is kept somewhere else. */
  evidenceName: line(200).nullish(),
  waitingOn: PlanPartySchema.nullish(),
  /** True: done, says who sends it. */
  isDone: z.boolean().optional(),
  /** Why it is not needed; null: it is. */
  notNeeded: line(500).min(3, 'say why in a few words').nullish(),
});
export type UpdatePlanItem = z.infer<typeof UpdatePlanItemSchema>;

/** What was said of an item by hand. */
export const PlanHandSchema = z.object({
  itemId: z.string(),
  /** Empty for an item of the app. */
  holder: z.string(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  /** `2026-12-31` */
  dueOn: z.string().nullable(),
  note: z.string(),
  evidenceUrl: z.string().nullable(),
  evidenceName: z.string().nullable(),
  waitingOn: PlanPartySchema.nullable(),
  waitingSince: z.string().nullable(),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
  notNeeded: z.string().nullable(),
});
export type PlanHand = z.infer<typeof PlanHandSchema>;

/** One item of the plan of an app, at one holder when it is one of a holder. */
export const PlanItemSchema = z.object({
  id: z.string(),
  holder: z.string(),
  group: PlanGroupSchema,
  title: z.string(),
  why: z.string(),
  /** Who usually does it. */
  who: z.string(),
  how: z.object({
    words: z.string(),
    action: z.string(),
    /** Path in the portal. */
    href: z.string(),
    docs: z.string().nullable(),
  }),
  citation: z.object({ label: z.string(), url: z.string() }).nullable(),
  /** Whether production waits for it. */
  isRequired: z.boolean(),
  state: PlanStateSchema,
  /** What was seen, what is missing, or why it is not needed, in a sentence. */
  words: z.string(),
  /** When what was seen happened; since when it waits. */
  at: z.string().nullable(),
  /** Where the evidence is. */
  href: z.string().nullable(),
  blockedBy: z.array(z.object({ id: z.string(), title: z.string() })),
  waitingOn: PlanPartySchema.nullable(),
  isOverdue: z.boolean(),
  hand: PlanHandSchema.nullable(),
});
export type PlanItem = z.infer<typeof PlanItemSchema>;

export const PlanProgressSchema = z.object({
  done: z.number(),
  /** Without what is not needed. */
  total: z.number(),
  open: z.number(),
  waiting: z.number(),
  blocked: z.number(),
  overdue: z.number(),
});
export type PlanProgress = z.infer<typeof PlanProgressSchema>;

export const PlanHolderSchema = z.object({
  baseUrl: z.string(),
  name: z.string(),
  isSandbox: z.boolean(),
  /** Whether it can be taken out: it was added by hand and nothing is registered there. */
  isRemovable: z.boolean(),
});
export type PlanHolder = z.infer<typeof PlanHolderSchema>;

/** The plan of an app: the checklist that follows from the chosen flow. */
export const ChecklistSchema = z.object({
  appId: z.string(),
  appName: z.string(),
  flow: GuideFlowSchema,
  /** Whether the flow was chosen; else it follows from what the app has. */
  isChosen: z.boolean(),
  holders: z.array(PlanHolderSchema),
  items: z.array(PlanItemSchema),
  /** The item to do next; null when nothing can be done now. */
  next: PlanItemSchema.nullable(),
  progress: PlanProgressSchema,
});
export type Checklist = z.infer<typeof ChecklistSchema>;

/** What `POST …/plan/holders` takes. */
export const AddPlanHolderSchema = z.strictObject({
  /** A sandbox holder by name, or a FHIR base URL. */
  holder: z.string().trim().min(1, 'give a FHIR base URL').max(2000),
  name: line(200).optional(),
});
export type AddPlanHolder = z.infer<typeof AddPlanHolderSchema>;

/** What `DELETE …/plan/holders` takes. */
export const RemovePlanHolderSchema = z.object({ holder: z.string().min(1).max(2000) });
