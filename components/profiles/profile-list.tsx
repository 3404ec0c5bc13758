import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Badge, type Tone } from '@/components/ui/badge';
import { dayOf } from '@/lib/format/dates';
import type { HolderProfileEntry, ProfileOrigin } from '@/lib/schemas/holder-profile';
import { isStale, livesInShort, methodOrder, methodWords, originWords } from './profile-words';

const originTones: Readonly<Record<ProfileOrigin, Tone>> = {
  'built-in': 'neutral',
  edited: 'warn',
  own: 'accent',
};

/** Whose knowledge a profile is, as a badge. */
export function OriginBadge({ origin }: Readonly<{ origin: ProfileOrigin }>) {
  return <Badge tone={originTones[origin]}>{originWords[origin]}</Badge>;
}

/** When the source was read, and a warning when that was long ago. */
export function ReadOn({ date, now }: Readonly<{ date: string; now: string }>) {
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      Read {dayOf(date)}
      {isStale(date, now) && <Badge tone="warn">Over a year old</Badge>}
    </span>
  );
}

/**
 * Holder profiles, each with its ways of registering, how long a client_id lives, and how that is known.
 *
 * @param root address below which each has its page
 */
export function ProfileList({
  profiles,
  root,
  now,
}: Readonly<{ profiles: readonly HolderProfileEntry[]; root: string; now: string }>) {
  return (
    <ul className="divide-y divide-line">
      {profiles.map(({ profile, origin }) => (
        <li
          key={profile.key}
          className="relative grid min-w-0 gap-x-6 gap-y-2 px-4 py-4 hover:bg-sunken sm:px-5 lg:grid-cols-[minmax(0,1fr)_13rem_minmax(0,15rem)_1rem] lg:items-center"
        >
          <div className="min-w-0 space-y-1.5">
            <h2 className="flex min-w-0 flex-wrap items-center gap-2 font-medium">
              <Link
                href={`${root}/${profile.key}`}
                className="min-w-0 break-words text-accent underline underline-offset-2 after:absolute after:inset-0"
              >
                {profile.name}
              </Link>
              <OriginBadge origin={origin} />
            </h2>
            <ul aria-label={`Ways to register: ${profile.name}`} className="flex flex-wrap gap-1.5">
              {methodOrder
                .filter((method) => profile.methods[method].isOffered)
                .map((method) => (
                  <li key={method} className="flex">
                    <Badge tone="info">{methodWords[method].name}</Badge>
                  </li>
                ))}
            </ul>
          </div>
          <p className="text-sm">
            <span className="block text-xs text-muted">Life of a client_id</span>
            {livesInShort(profile)}
          </p>
          <p className="min-w-0 text-sm">
            <span className="block text-xs text-muted">
              <ReadOn date={profile.source.date} now={now} />
            </span>
            <span className="line-clamp-2 break-words">{profile.source.text}</span>
          </p>
          <ChevronRight aria-hidden className="hidden size-4 text-faint lg:block" />
        </li>
      ))}
    </ul>
  );
}
