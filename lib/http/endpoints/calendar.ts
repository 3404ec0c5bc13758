import 'server-only';
import * as z from 'zod';
import { openCalendar } from '@/lib/domain/radar/open-calendar';
import { removeCalendar as remove } from '@/lib/domain/radar/remove-calendar';
import { replaceCalendar as replace } from '@/lib/domain/radar/replace-calendar';
import { NewCalendarSchema } from '@/lib/schemas/radar';
import { endpoint } from '../endpoint';

/** Makes the secret address of the calendar. */
export const replaceCalendar = endpoint({
  id: 'calendar.replace',
  method: 'POST',
  path: '/workspaces/{slug}/calendar',
  summary: 'Make a secret address for the calendar of what ends; the answer shows it, this once',
  description: 'The address before, if there is one, works no more.',
  tag: 'Notices',
  access: { kind: 'workspace', permission: 'notice.manage' },
  status: 200,
  response: NewCalendarSchema,
  audit: {
    action: 'calendar.replace',
    target: (_, { workspace }) => ({ kind: 'workspace', id: workspace.id }),
  },
  handler: ({ workspace }) => replace(workspace.id),
});

/** Removes the address of the calendar. */
export const removeCalendar = endpoint({
  id: 'calendar.remove',
  method: 'DELETE',
  path: '/workspaces/{slug}/calendar',
  summary: 'Make the address of the calendar work no more',
  tag: 'Notices',
  access: { kind: 'workspace', permission: 'notice.manage' },
  status: 204,
  response: null,
  audit: {
    action: 'calendar.remove',
    target: (_, { workspace }) => ({ kind: 'workspace', id: workspace.id }),
  },
  handler: ({ workspace }) => remove(workspace.id),
});

/** The calendar itself. */
export const getCalendar = endpoint({
  id: 'calendar.get',
  method: 'GET',
  path: '/calendars/{token}',
  summary: 'Get what ends as a calendar (RFC 5545); whoever has the address may',
  description: 'Made to be subscribed to: one event of a whole day for each thing that ends.',
  tag: 'Notices',
  access: { kind: 'public' },
  params: z.object({ token: z.string().max(200) }),
  status: 200,
  response: z.string(),
  alternatives: { 'text/calendar': 'The calendar. It is always answered in this form.' },
  handler: async ({ params }) =>
    new Response(await openCalendar(params.token, new Date()), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="onramp.ics"',
      },
    }),
});
