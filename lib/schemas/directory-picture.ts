import * as z from 'zod';

const count = z.number().int().min(0);

/** Numbers of endpoints, each counted once. */
export const PictureCountsSchema = z.object({
  known: count.describe('Endpoints that a source names'),
  checked: count.describe('Of these, asked at least once'),
  works: count.describe('Working now'),
  smart: count.describe('With a SMART configuration'),
  udap: count.describe('With UDAP metadata'),
  registration: count.describe('With dynamic registration, by RFC 7591 or UDAP'),
});
export type PictureCounts = z.infer<typeof PictureCountsSchema>;

export const PictureStateSchema = PictureCountsSchema.extend({
  code: z.string().describe('USPS code'),
  name: z.string(),
});
export type PictureState = z.infer<typeof PictureStateSchema>;

/** What works and what is supported, by state. An endpoint counts in every state that a source puts it into. */
export const DirectoryPictureSchema = z.object({
  countedAt: z.iso.datetime(),
  total: PictureCountsSchema,
  placeless: PictureCountsSchema.describe('Endpoints of which no source says a state'),
  states: z.array(PictureStateSchema).describe('Every state and territory, by name'),
});
export type DirectoryPicture = z.infer<typeof DirectoryPictureSchema>;
