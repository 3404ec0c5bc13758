import 'server-only';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { holderAddresses } from '@/lib/sandbox/addresses';
import { findHolder, findHolderByBaseUrl } from '@/lib/sandbox/holders/find-holder';

/** Where a run goes. */
export interface ResolvedHolder {
  /** FHIR base URL, byte for byte as it was given. */
  baseUrl: string;
  /** For titles: the name of a sandbox holder, else the host. */
  label: string;
  isSandbox: boolean;
  /** The name of a sandbox holder, when it is one. */
  sandboxHolder: string | null;
}

function invalid(found: string, field: string): AppError {
  return new AppError('request.invalid', {
    fields: [
      {
        path: field,
        code: 'invalid_holder',
        detail:
          `Found ${found}; expected the name of a sandbox holder (harbor) or a FHIR base URL such as ` +
          'https://fhir.example.org/r4, without query or fragment.',
      },
    ],
  });
}

/**
 * A holder by sandbox name or FHIR base URL. Throws `request.invalid` on the field for anything
 * else. Whether the address may be called is decided where requests leave (lib/net).
 *
 * @param field the path of the input that holds it, for the error
 */
export async function resolveHolder(holder: string, field = 'holder'): Promise<ResolvedHolder> {
  const named = (await findHolder(holder.trim())) ?? (await findHolderByBaseUrl(holder.trim()));
  if (named) {
    const { name } = named;
    const { baseUrl } = holderAddresses(name);
    return { baseUrl, label: name, isSandbox: true, sandboxHolder: name };
  }
  const baseUrl = holder.trim();
  let url: URL;
  try {
    url = new URL(baseUrl);
  } catch {
    throw invalid(`“${baseUrl}”, which is not an absolute URL`, field);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw invalid(`the scheme ${url.protocol}`, field);
  if (url.username || url.password) throw invalid('a user name or password in the URL', field);
  if (baseUrl.includes('?') || baseUrl.includes('#')) throw invalid('a query or fragment', field);
  const isSandbox = baseUrl.startsWith(`${env().APP_URL}/sandbox/`);
  return { baseUrl, label: url.host, isSandbox, sandboxHolder: null };
}
