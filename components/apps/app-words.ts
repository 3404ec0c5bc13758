import type { Tone } from '@/components/ui/badge';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import type { AppKeyView } from '@/lib/schemas/app';
import type { RegistrationStatus } from '@/lib/schemas/registration';

/** The two workflows in words: a short name, and what happens in it. */
export const workflowWords: Readonly<Record<GrantType, { title: string; text: string }>> = {
  authorization_code: {
    title: 'People sign in',
    text: 'A person signs in at the holder and allows the app to read on their behalf. The app gets a code at one of its redirect_uris and trades it for a token.',
  },
  client_credentials: {
    title: 'A server on its own',
    text: 'The app authenticates with its key and gets a token for what the holder has agreed to. No person is there.',
  },
};

/** The state of a published key in words, with what it means. */
export const keyStateWords: Readonly<
  Record<AppKeyView['state'], { label: string; tone: Tone; text: string }>
> = {
  published: {
    label: 'waits',
    tone: 'info',
    text: 'In the set, so that everybody has it before it signs.',
  },
  signing: { label: 'signs', tone: 'pass', text: 'What the app sends is signed with it.' },
  retiring: {
    label: 'retiring',
    tone: 'warn',
    text: 'Another key signs. It stays in the set for what it signed before; withdraw it when nothing of that is left.',
  },
  withdrawn: { label: 'withdrawn', tone: 'neutral', text: 'Not in the set any more.' },
};

/** How the status of a registration looks. */
export const statusTones: Readonly<Record<RegistrationStatus, Tone>> = {
  waiting: 'info',
  active: 'pass',
  expired: 'warn',
  cancelled: 'neutral',
};

/** The ways to register, in words. */
export const methodWords = {
  udap: 'UDAP, signed software statement',
  dcr: 'RFC 7591, plain metadata',
  manual: 'made by hand at the holder',
  'one-off': 'asked for by letter',
} as const;
