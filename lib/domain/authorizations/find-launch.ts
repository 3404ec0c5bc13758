import 'server-only';
import { db } from '@/lib/db/client';
import { findHolderByBaseUrl } from '@/lib/sandbox/holders/find-holder';

/** A workspace in which a launch can go on, with the client that it has at the EHR. */
export interface LaunchPlace {
  slug: string;
  name: string;
  /** An active registration for users at exactly this address; null: the console registers its own. */
  registrationId: string | null;
}

/** Where a launch by an EHR can go on, and how the portal knows the address that it came with. */
export interface FoundLaunch {
  places: LaunchPlace[];
  /** Null: nobody here has heard of it. */
  knownAs: 'sandbox' | 'registration' | 'directory' | null;
}

/**
 * Looks up what is known of an address that says it is an EHR. Nothing is sent there: anybody can make a link that names
 * their own server as the issuer.
 *
 * @param iss as it came, compared byte for byte
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html
 */
export async function findLaunch(userId: string, iss: string): Promise<FoundLaunch> {
  const client = await db();
  const memberships = await client.membership.findMany({
    where: { userId, role: { not: 'viewer' } },
    orderBy: { workspace: { name: 'asc' } },
    select: {
      workspace: {
        select: {
          slug: true,
          name: true,
          registrations: {
            where: {
              holderBaseUrl: iss,
              grantType: 'authorization_code',
              status: 'active',
              clientId: { not: null },
            },
            orderBy: { updatedAt: 'desc' },
            select: { id: true },
            take: 1,
          },
        },
      },
    },
  });
  const places = memberships.map(({ workspace: { slug, name, registrations } }) => ({
    slug,
    name,
    registrationId: registrations[0]?.id ?? null,
  }));
  if (await findHolderByBaseUrl(iss)) return { places, knownAs: 'sandbox' };
  const isRegistered = places.some(({ registrationId }) => registrationId !== null);
  if (isRegistered) return { places, knownAs: 'registration' };
  const listed = await client.fhirEndpoint.findFirst({
    where: { baseUrl: iss },
    select: { id: true },
  });
  return { places, knownAs: listed ? 'directory' : null };
}
