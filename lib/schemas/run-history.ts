import * as z from 'zod';
import { RunVerdictSchema } from '@/lib/run/frames';
import { RunSchema } from './run';

/** A day of the calendar in UTC. */
const DaySchema = z.iso.date();

/** Who started a run: a member by id, or `token` for those of scripts. */
const PersonSchema = z.string().max(60);

/** What `GET …/runs` takes: what a run must be like, and which page. */
export const RunQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** The `next` of the page before. */
  before: z.string().max(60).optional(),
  /** Words that all stand in the title, holder, name or note. Bodies are not searched. */
  search: z.string().max(200).optional(),
  verdict: RunVerdictSchema.optional(),
  method: z.string().max(20).optional(),
  /** What the FHIR server answered: a class (`4xx`), a status (`404`), or `none`. */
  status: z
    .string()
    .regex(/^(?:[1-5](?:xx|\d\d)|none)$/, { message: 'must be a status such as 404, 4xx or none' })
    .optional(),
  /** Type of the resource that was asked for. */
  resource: z.string().max(60).optional(),
  /** FHIR base URL. */
  holder: z.string().max(2000).optional(),
  person: PersonSchema.optional(),
  starred: z.stringbool().optional(),
  /** First day, in UTC. */
  from: DaySchema.optional(),
  /** Last day, in UTC. */
  to: DaySchema.optional(),
});
export type RunQuery = z.infer<typeof RunQuerySchema>;

/** One page of runs, newest first; `next` is null on the last page. */
export const RunPageSchema = z.object({ runs: z.array(RunSchema), next: z.string().nullable() });
export type RunPage = z.infer<typeof RunPageSchema>;

/** What people keep beside a run; what is left out stays as it is, and null takes it away. */
export const RunUpdateSchema = z.strictObject({
  isStarred: z.boolean().optional(),
  name: z.string().trim().min(1).max(120).nullable().optional(),
  note: z.string().trim().min(1).max(4000).nullable().optional(),
});
export type RunUpdate = z.infer<typeof RunUpdateSchema>;
