import 'server-only';
import { db } from '@/lib/db/client';
import type { HolderName } from '../addresses';
import { builtInHolders, builtInSettings } from './built-in-holders';
import { HolderSettingsSchema, type HolderSettings } from './holder-settings';

/** A sandbox holder: where it is, and what it is like. */
export interface Holder {
  name: HolderName;
  settings: HolderSettings;
  isBuiltIn: boolean;
}

/** The sandbox holder that a path segment names: one of the built-in ones, or one that was made; null for no holder. */
export async function findHolder(name: string): Promise<Holder | null> {
  const builtIn = builtInHolders.find((holder) => holder === name);
  if (builtIn) return { name: builtIn, settings: builtInSettings[builtIn], isBuiltIn: true };
  if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(name)) return null;
  const client = await db();
  const row = await client.sandboxHolder.findUnique({ where: { name } });
  return row && { name, settings: HolderSettingsSchema.parse(row.settings), isBuiltIn: false };
}
