import 'server-only';
import { db } from '@/lib/db/client';
import { vendorCatalogue } from '@/lib/directory/vendor-catalogue';
import { sourceCatalogue } from './catalogue';

/**
 * Puts the well-known lists and vendors into the database. What the operator has decided of a list (whether it is on,
 * how often, how much it is believed, from which address, how it is read) stays; how it is called, who publishes it and its
 * licence are as the catalogue has them.
 */
export async function seedCatalogue(): Promise<void> {
  const client = await db();
  for (const { id, trust, everyHours, ...entry } of sourceCatalogue) {
    await client.directorySource.upsert({
      where: { id },
      create: { id, trust, everyHours, ...entry },
      update: { name: entry.name, publisher: entry.publisher, licence: entry.licence },
    });
  }
  for (const { key, name, aliases, portalUrl, registers, note } of vendorCatalogue) {
    const vendor = { name, aliases: [...aliases], portalUrl, registers, notes: note };
    await client.directoryVendor.upsert({
      where: { key },
      create: { key, ...vendor },
      update: vendor,
    });
  }
}
