import 'server-only';
import * as z from 'zod';
import {
  keepApart,
  mergeDuplicate,
  splitDuplicate,
} from '@/lib/domain/directory/duplicates/decide-duplicate';
import { getDuplicate, listDuplicates } from '@/lib/domain/directory/duplicates/list-duplicates';
import { namePair } from '@/lib/domain/directory/duplicates/name-pair';
import { organizationSaid, splitOff } from '@/lib/domain/directory/duplicates/split-off';
import {
  DuplicatePageSchema,
  DuplicatePairSchema,
  DuplicateQuerySchema,
  MergePairSchema,
  NamePairSchema,
  OrganizationSaidSchema,
  SplitOffSchema,
  type DuplicatePair,
} from '@/lib/schemas/directory-duplicate';
import { endpoint } from '../endpoint';

const tag = 'Administration';
const access = { kind: 'operator' } as const;
const params = z.object({ id: z.string() });
const root = '/admin/directory/duplicates';
const target = ({ id, kind, state, sides }: DuplicatePair) => ({
  kind: 'directory-duplicate',
  id,
  detail: { kind, state, first: sides[0]?.id ?? null, second: sides[1]?.id ?? null },
});

/** The queue of possible duplicates. */
export const listDirectoryDuplicates = endpoint({
  id: 'admin.directory_duplicates.list',
  method: 'GET',
  path: root,
  summary: 'List possible duplicates, the likeliest first, or what was decided, the latest first',
  tag,
  access,
  query: DuplicateQuerySchema,
  status: 200,
  response: DuplicatePageSchema,
  handler: ({ query }) => listDuplicates(query),
});

/** One pair. */
export const getDirectoryDuplicate = endpoint({
  id: 'admin.directory_duplicates.get',
  method: 'GET',
  path: `${root}/{id}`,
  summary: 'Get a possible duplicate with both sides',
  tag,
  access,
  params,
  status: 200,
  response: DuplicatePairSchema,
  handler: ({ params: { id } }) => getDuplicate(id),
});

/** Two ids that an operator names. */
export const nameDirectoryDuplicate = endpoint({
  id: 'admin.directory_duplicates.name',
  method: 'POST',
  path: root,
  summary: 'Put two organizations or two endpoints into the queue, or find the pair that is there',
  tag,
  access,
  body: NamePairSchema,
  status: 200,
  response: DuplicatePairSchema,
  audit: { action: 'directory-duplicate.name', target },
  handler: ({ body, actor }) => namePair(body, actor.name),
});

/** Makes one of two. */
export const mergeDirectoryDuplicate = endpoint({
  id: 'admin.directory_duplicates.merge',
  method: 'POST',
  path: `${root}/{id}/merge`,
  summary: 'Merge the two: everything of the one moves, and its id leads to the one that stays',
  tag,
  access,
  params,
  body: MergePairSchema,
  status: 200,
  response: DuplicatePairSchema,
  audit: {
    action: 'directory-duplicate.merge',
    target: (pair, { body: { keepId } }) => {
      const about = target(pair);
      return { ...about, detail: { ...about.detail, kept: keepId } };
    },
  },
  handler: ({ params: { id }, body: { keepId }, actor }) => mergeDuplicate(id, keepId, actor.name),
});

/** Keeps two apart. */
export const keepDirectoryDuplicateApart = endpoint({
  id: 'admin.directory_duplicates.distinct',
  method: 'POST',
  path: `${root}/{id}/distinct`,
  summary: 'Note that the two are not the same: no reading proposes or merges them again',
  tag,
  access,
  params,
  status: 200,
  response: DuplicatePairSchema,
  audit: { action: 'directory-duplicate.distinct', target },
  handler: ({ params: { id }, actor }) => keepApart(id, actor.name),
});

/** Undoes a merge. */
export const splitDirectoryDuplicate = endpoint({
  id: 'admin.directory_duplicates.split',
  method: 'POST',
  path: `${root}/{id}/split`,
  summary: 'Undo the merge of the two: what it moved goes back, and the old id lives again',
  tag,
  access,
  params,
  status: 200,
  response: DuplicatePairSchema,
  audit: { action: 'directory-duplicate.split', target },
  handler: ({ params: { id }, actor }) => splitDuplicate(id, actor.name),
});

/** What is said of an organization. */
export const getDirectoryOrganizationSaid = endpoint({
  id: 'admin.directory_organizations.said',
  method: 'GET',
  path: '/admin/directory/organizations/{id}',
  summary: 'List what each source says of an organization, and why it was taken for this one',
  tag,
  access,
  params,
  status: 200,
  response: OrganizationSaidSchema,
  handler: ({ params: { id } }) => organizationSaid(id),
});

/** Splits an organization that readings made of several. */
export const splitDirectoryOrganization = endpoint({
  id: 'admin.directory_organizations.split',
  method: 'POST',
  path: '/admin/directory/organizations/{id}/split',
  summary: 'Make chosen statements of an organization one of their own, for good',
  tag,
  access,
  params,
  body: SplitOffSchema,
  status: 200,
  response: DuplicatePairSchema,
  audit: { action: 'directory-organization.split', target },
  handler: ({ params: { id }, body: { assertionIds }, actor }) =>
    splitOff(id, assertionIds, actor.name),
});
