import { RegistrationMethodSchema } from '@/lib/protocol/registration/client-metadata';
import { RegistrationStatusSchema, type RegistrationSummary } from '@/lib/schemas/registration';

/** What the list of registrations is narrowed to; empty texts narrow nothing. */
export interface RegistrationFilter {
  search: string;
  app: string;
  method: string;
  status: string;
}

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The filter in an address; what nobody could have chosen is left out. */
export function registrationFilterOf(query: Query): RegistrationFilter {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === 'string' ? value.trim().slice(0, 200) : '';
  };
  const among = (name: string, options: readonly string[]) =>
    options.includes(text(name)) ? text(name) : '';
  return {
    search: text('search'),
    app: text('app'),
    method: among('method', RegistrationMethodSchema.options),
    status: among('status', [...RegistrationStatusSchema.options, 'ends']),
  };
}

/** Whether a filter narrows anything. */
export function isFiltering(filter: RegistrationFilter): boolean {
  return Object.values(filter).some((value) => value !== '');
}

const monthMs = 30 * 86_400_000;

/** Whether something of it ends within a month, or has ended. */
function endsSoon({ status, endsAt }: RegistrationSummary, now: string): boolean {
  if (status === 'expired') return true;
  return status === 'active' && endsAt !== null && Date.parse(endsAt) - Date.parse(now) <= monthMs;
}

/** The registrations that fit: every word of the search is in the app, the holder, the client_id or the issuer. */
export function filterRegistrations(
  registrations: readonly RegistrationSummary[],
  filter: RegistrationFilter,
  now: string,
): RegistrationSummary[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return registrations.filter((one) => {
    const text = [one.appName, one.holderBaseUrl, one.clientId, one.issuer, one.scope]
      .join(' ')
      .toLowerCase();
    const fitsStatus =
      filter.status === 'ends'
        ? endsSoon(one, now)
        : filter.status === '' || one.status === filter.status;
    return (
      words.every((word) => text.includes(word)) &&
      (filter.app === '' || one.appId === filter.app) &&
      (filter.method === '' || one.method === filter.method) &&
      fitsStatus
    );
  });
}
