import * as z from 'zod';

/** One thing that ends, the soonest first. */
export const RadarItemSchema = z.object({
  /** `certificate:crt_…`, `key:key_…`, `crl:<url>`, `anchor:<fingerprint>`, `registration:reg_…`, `plan:app_…` … */
  subject: z.string(),
  kind: z.enum([
    'certificate',
    'key',
    'crl',
    'anchor',
    'registration',
    'client-secret',
    'reminder',
    'drift',
    'plan',
    'agreement',
    'agreement-reminder',
    'next-step',
  ]),
  title: z.string(),
  /** What ends, and what to do, in a sentence. */
  words: z.string(),
  /** Null when that could not be found out. */
  dueAt: z.string().nullable(),
  /** Whole days, negative when it is past. */
  daysLeft: z.number().int().nullable(),
  /**
   * over: past; urgent: 7 days; soon: 30 days; later. `unknown` lists could not be had. A revocation list is
   * urgent or soon in the last eighth of its life only: it is replaced before in the ordinary course.
   */
  state: z.enum(['over', 'urgent', 'soon', 'later', 'unknown']),
  /** Path of the page. */
  href: z.string(),
});
export type RadarItem = z.infer<typeof RadarItemSchema>;

/** What ends, the soonest first; what could not be found out stands before what has time. */
export const RadarSchema = z.object({ items: z.array(RadarItemSchema) });

/** How a workspace wants to be told. */
export const NoticeSettingsSchema = z.object({
  byMail: z.boolean(),
  /** Whether the portal can send mail at all. */
  canSendMail: z.boolean(),
  hasCalendar: z.boolean(),
  webhooks: z.array(z.object({ id: z.string(), url: z.string(), createdAt: z.string() })),
  deliveries: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      channel: z.enum(['mail', 'webhook']),
      /** The mail address, or the address of the webhook. */
      target: z.string(),
      state: z.enum(['pending', 'sent', 'failed']),
      attempts: z.number(),
      lastError: z.string().nullable(),
      /** When it was sent, else when the notice was given. */
      at: z.string(),
      /** When it is tried next; null when it is over. */
      nextAttemptAt: z.string().nullable(),
    }),
  ),
});
export type NoticeSettings = z.infer<typeof NoticeSettingsSchema>;

export const UpdateNoticesSchema = z.strictObject({ byMail: z.boolean() });
export const CreateWebhookSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).max(1000),
});
/** The answer shows the secret, this once. */
export const NewWebhookSchema = z.object({ id: z.string(), url: z.string(), secret: z.string() });
/** What came of sending a test to a webhook. */
export const WebhookTestSchema = z.object({
  isDelivered: z.boolean(),
  /** The status of the answer; null when there was none. */
  status: z.number().nullable(),
  words: z.string(),
});
export type WebhookTest = z.infer<typeof WebhookTestSchema>;
export type NewWebhook = z.infer<typeof NewWebhookSchema>;
/** The address of the calendar, shown this once. */
export const NewCalendarSchema = z.object({ url: z.string() });
