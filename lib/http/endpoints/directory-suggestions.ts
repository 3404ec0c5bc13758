import 'server-only';
import * as z from 'zod';
import {
  acceptSuggestion as accept,
  refuseSuggestion as refuse,
} from '@/lib/domain/directory/suggestions/decide-suggestion';
import {
  listSuggestions as list,
  reviewSuggestions as review,
} from '@/lib/domain/directory/suggestions/list-suggestions';
import { suggestEndpoint as suggest } from '@/lib/domain/directory/suggestions/suggest-endpoint';
import {
  AcceptSuggestionSchema,
  RefuseSuggestionSchema,
  ReviewedSuggestionSchema,
  SuggestionDecisionSchema,
  SuggestionInputSchema,
  SuggestionSchema,
} from '@/lib/schemas/directory-suggestion';
import { endpoint } from '../endpoint';

const operator = { kind: 'operator' } as const;
const params = z.object({ id: z.string() });
const target = ({ id, url }: { id: string; url: string }) => ({
  kind: 'directory-suggestion',
  id,
  detail: { url },
});

/** The suggestions of a workspace. */
export const listSuggestions = endpoint({
  id: 'directory_suggestions.list',
  method: 'GET',
  path: '/workspaces/{slug}/directory/suggestions',
  summary: 'List what this workspace suggested for the directory, newest first',
  tag: 'Directory',
  access: { kind: 'workspace', permission: 'directory.read' },
  status: 200,
  response: z.object({ suggestions: z.array(SuggestionSchema) }),
  handler: async ({ workspace }) => ({ suggestions: await list(workspace.id) }),
});

/** Suggests an endpoint. */
export const suggestEndpoint = endpoint({
  id: 'directory_suggestions.create',
  method: 'POST',
  path: '/workspaces/{slug}/directory/suggestions',
  summary: 'Suggest an endpoint for the directory; the operator decides',
  tag: 'Directory',
  access: { kind: 'workspace', permission: 'directory.suggest' },
  body: SuggestionInputSchema,
  status: 201,
  response: SuggestionSchema,
  audit: { action: 'directory-suggestion.create', target },
  handler: ({ workspace, body, actor }) => suggest(workspace.id, body, actor.name),
});

/** What members suggest. */
export const reviewSuggestions = endpoint({
  id: 'admin.directory_suggestions.list',
  method: 'GET',
  path: '/admin/directory/suggestions',
  summary: 'List the suggestions of all workspaces',
  tag: 'Administration',
  access: operator,
  query: z.strictObject({ decision: SuggestionDecisionSchema.default('open') }),
  status: 200,
  response: z.object({ suggestions: z.array(ReviewedSuggestionSchema) }),
  handler: async ({ query: { decision } }) => ({ suggestions: await review(decision) }),
});

/** Takes a suggestion. */
export const acceptSuggestion = endpoint({
  id: 'admin.directory_suggestions.accept',
  method: 'POST',
  path: '/admin/directory/suggestions/{id}/accept',
  summary: 'Take a suggested endpoint into the directory',
  tag: 'Administration',
  access: operator,
  params,
  body: AcceptSuggestionSchema,
  status: 200,
  response: ReviewedSuggestionSchema,
  audit: { action: 'directory-suggestion.accept', target },
  handler: ({ params: { id }, body, actor }) => accept(id, body.answer, actor.name),
});

/** Refuses a suggestion. */
export const refuseSuggestion = endpoint({
  id: 'admin.directory_suggestions.refuse',
  method: 'POST',
  path: '/admin/directory/suggestions/{id}/refuse',
  summary: 'Refuse a suggestion with an answer that its workspace reads',
  tag: 'Administration',
  access: operator,
  params,
  body: RefuseSuggestionSchema,
  status: 200,
  response: ReviewedSuggestionSchema,
  audit: { action: 'directory-suggestion.refuse', target },
  handler: ({ params: { id }, body, actor }) => refuse(id, body.answer, actor.name),
});
