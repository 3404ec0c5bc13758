import 'server-only';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { holderAddresses, identityProviderName } from '../addresses';
import { builtInHolder, builtInHolderNames, identityProvider } from './built-in';
import { HolderSettingsSchema, type Holder } from './settings';

/** Names that would stand in the way of other addresses of the sandbox. */
const reserved: readonly string[] = ['pki', 'communities', 'certifications'];

/**
 * The holder that a path segment names: a built-in one, the identity provider, or one of the database; null for every
 * other name.
 *
 * @throws ZodError when the settings in the database are none
 */
export async function findHolder(name: string): Promise<Holder | null> {
  const known = builtInHolderNames.find((one) => one === name);
  if (known) return builtInHolder(known);
  if (name === identityProviderName) return identityProvider();
  if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(name) || reserved.includes(name)) return null;
  const client = await db();
  const row = await client.sandboxHolder.findUnique({
    where: { name },
    select: { settings: true },
  });
  return row && { name, isBuiltIn: false, settings: HolderSettingsSchema.parse(row.settings) };
}

/** The holder whose FHIR base URL this is, byte for byte; null for every other address. */
export async function findHolderByBaseUrl(baseUrl: string): Promise<Holder | null> {
  const root = `${env().APP_URL}/sandbox/`;
  const name = baseUrl.startsWith(root) ? baseUrl.slice(root.length).split('/')[0] : undefined;
  if (name === undefined || holderAddresses(name).baseUrl !== baseUrl) return null;
  return findHolder(name);
}
