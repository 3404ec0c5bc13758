import 'server-only';
import * as z from 'zod';
import { addWords, giveFeedback } from '@/lib/domain/docs/give-feedback';
import { answerFeedback, removeFeedback, reviewFeedback } from '@/lib/domain/docs/review-feedback';
import {
  DocsFeedbackInputSchema,
  DocsFeedbackKeptSchema,
  DocsFeedbackReportSchema,
  DocsWordsInputSchema,
} from '@/lib/schemas/docs-feedback';
import { endpoint } from '../endpoint';

const ParamsSchema = z.object({ id: z.string().max(100) });
const target = (_: unknown, { params }: { params: { id: string } }) => ({
  kind: 'docs-feedback',
  id: params.id,
});

/** Whether a page helped. Nobody has to be known, so nobody is in the audit log. */
export const createDocsFeedback = endpoint({
  id: 'docs_feedback.create',
  method: 'POST',
  path: '/docs-feedback',
  summary: 'Say whether a page of the documentation helped; nothing about you is kept',
  tag: 'Documentation',
  access: { kind: 'public' },
  body: DocsFeedbackInputSchema,
  status: 201,
  response: DocsFeedbackKeptSchema,
  audit: { action: 'docs-feedback.create' },
  handler: ({ body, address }) => giveFeedback(body, address),
});

/** What was missing, or wrong. */
export const addDocsWords = endpoint({
  id: 'docs_feedback.words',
  method: 'POST',
  path: '/docs-feedback/{id}/words',
  summary: 'Add words to what you said about a page, once, within an hour',
  tag: 'Documentation',
  access: { kind: 'public' },
  params: ParamsSchema,
  body: DocsWordsInputSchema,
  status: 204,
  response: null,
  audit: { action: 'docs-feedback.words', target },
  handler: ({ params, body, address }) => addWords(params.id, body.words, address),
});

/** What all readers said. */
export const listDocsFeedback = endpoint({
  id: 'admin.docs_feedback.list',
  method: 'GET',
  path: '/admin/docs-feedback',
  summary: 'List what readers said about the documentation, with counts by page',
  tag: 'Documentation',
  access: { kind: 'operator' },
  query: z.strictObject({ answered: z.enum(['yes', 'no']).default('no') }),
  status: 200,
  response: DocsFeedbackReportSchema,
  handler: ({ query }) => reviewFeedback(query.answered === 'yes'),
});

/** Taken care of. */
export const answerDocsFeedback = endpoint({
  id: 'admin.docs_feedback.answer',
  method: 'POST',
  path: '/admin/docs-feedback/{id}/answer',
  summary: 'Note that what a reader said was taken care of',
  tag: 'Documentation',
  access: { kind: 'operator' },
  params: ParamsSchema,
  status: 204,
  response: null,
  audit: { action: 'docs-feedback.answer', target },
  handler: ({ params, actor }) => answerFeedback(params.id, actor.name),
});

/** Spam, or what names somebody. */
export const removeDocsFeedback = endpoint({
  id: 'admin.docs_feedback.remove',
  method: 'DELETE',
  path: '/admin/docs-feedback/{id}',
  summary: 'Remove what a reader said',
  tag: 'Documentation',
  access: { kind: 'operator' },
  params: ParamsSchema,
  status: 204,
  response: null,
  audit: { action: 'docs-feedback.remove', target },
  handler: ({ params }) => removeFeedback(params.id),
});
