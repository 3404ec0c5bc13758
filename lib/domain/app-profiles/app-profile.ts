import 'server-only';
import { randomBytes } from 'node:crypto';
import { db } from '@/lib/db/client';
import { previewLogo } from '@/lib/domain/apps/preview-logo';
import { getApp } from '@/lib/domain/apps/get-app';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { sharesPerAddress } from '@/lib/auth/attempt-limiter';
import type { Transport } from '@/lib/protocol/transport';
import {
  PublicProfileSchema,
  type AppProfileState,
  type PublicProfile,
  type PublishedProfile,
} from '@/lib/schemas/app-profile';
import { profileContent } from './profile-content';

/** The last part of an address that nobody guesses: 132 random bits. */
const newSlug = () => randomBytes(17).toString('base64url').slice(0, 22);

/** The same but for the logo, which is fetched on publishing only. */
function saysTheSame(a: PublicProfile, b: PublicProfile): boolean {
  const text = (profile: PublicProfile) => JSON.stringify({ ...profile, logo: null });
  return text(a) === text(b);
}

/** Address of a published profile; null when it is not published. */
export async function profileUrlOf(workspaceId: string, appId: string): Promise<string | null> {
  const client = await db();
  const row = await client.appProfile.findFirst({
    where: { appId, workspaceId },
    select: { slug: true },
  });
  return row && `${env().APP_URL}/profiles/${row.slug}`;
}

/** What is public of an app, and what would be. Throws AppError `resource.not_found`. */
export async function getAppProfile(
  workspaceId: string,
  appId: string,
  now: Date = new Date(),
): Promise<AppProfileState> {
  const preview = await profileContent(workspaceId, appId, now);
  const client = await db();
  const row = await client.appProfile.findFirst({ where: { appId, workspaceId } });
  return {
    preview,
    published: row && {
      url: `${env().APP_URL}/profiles/${row.slug}`,
      version: row.version,
      publishedAt: row.publishedAt.toISOString(),
      publishedBy: row.publishedByName,
      isStale: !saysTheSame(PublicProfileSchema.parse(row.content), preview),
    },
  };
}

async function logoOf(
  url: string | undefined,
  signal: AbortSignal,
  transport?: Transport,
): Promise<PublicProfile['logo']> {
  if (url === undefined) return null;
  try {
    const { bytes, ...logo } = await previewLogo(url, signal, transport);
    return logo;
  } catch (error) {
    // A profile without its picture is still a profile; why it could not be had, the checks of the metadata say.
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * Makes public what the app says now. A profile that is public already keeps its address and gets the next version.
 *
 * @throws AppError `resource.not_found`
 */
export async function publishAppProfile(
  workspaceId: string,
  appId: string,
  author: { id: string | null; name: string },
  signal: AbortSignal,
  transport?: Transport,
): Promise<AppProfileState> {
  const now = new Date();
  const app = await getApp(workspaceId, appId);
  const logo = await logoOf(app.metadata.logo_uri, signal, transport);
  const content = { ...(await profileContent(workspaceId, appId, now)), logo };
  const client = await db();
  const shared = {
    content,
    publishedById: author.id,
    publishedByName: author.name,
    publishedAt: now,
  };
  await client.appProfile.upsert({
    where: { appId },
    create: { ...shared, appId, workspaceId, slug: newSlug() },
    update: { ...shared, version: { increment: 1 } },
  });
  return getAppProfile(workspaceId, appId);
}

function notPublished(appId: string): AppError {
  return new AppError('resource.not_found', {
    detail: `The profile of the app ${appId} is not published.`,
  });
}

/** Gives a profile another address; the old one opens nothing from then on. Throws AppError `resource.not_found`. */
export async function replaceProfileLink(
  workspaceId: string,
  appId: string,
): Promise<AppProfileState> {
  const client = await db();
  const { count } = await client.appProfile.updateMany({
    where: { appId, workspaceId },
    data: { slug: newSlug() },
  });
  if (count === 0) throw notPublished(appId);
  return getAppProfile(workspaceId, appId);
}

/** Takes a profile back: its address opens nothing from then on. Throws AppError `resource.not_found`. */
export async function unpublishAppProfile(workspaceId: string, appId: string): Promise<void> {
  const client = await db();
  const { count } = await client.appProfile.deleteMany({ where: { appId, workspaceId } });
  if (count === 0) throw notPublished(appId);
}

/**
 * The profile behind an address, for everybody; null for one that is not public.
 *
 * @param address of who looks
 * @throws AppError `auth.too_many_attempts`
 */
export async function openAppProfile(
  slug: string,
  address: string | null,
): Promise<PublishedProfile | null> {
  if (!sharesPerAddress.attempt(address ?? 'unknown')) throw new AppError('auth.too_many_attempts');
  if (!/^[\w-]{22}$/.test(slug)) return null;
  const client = await db();
  const row = await client.appProfile.findUnique({
    where: { slug },
    select: { content: true, version: true, publishedAt: true },
  });
  return (
    row && {
      version: row.version,
      publishedAt: row.publishedAt.toISOString(),
      // Only what the schema of the public names gets out.
      profile: PublicProfileSchema.parse(row.content),
    }
  );
}
