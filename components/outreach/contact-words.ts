import type { ContactChannel } from '@/lib/schemas/outreach';

export const contactChannels: Record<ContactChannel, string> = {
  mail: 'Mail',
  phone: 'Telephone',
  form: 'Form',
  ticket: 'Ticket',
  meeting: 'Meeting',
  other: 'Something else',
};
