import type { ReactNode } from 'react';
import type { PublicProfile } from '@/lib/schemas/app-profile';

/** The picture of the app; without one, its first letter. */
function Mark({ profile: { logo, name } }: Readonly<{ profile: PublicProfile }>) {
  return logo ? (
    // eslint-disable-next-line @next/next/no-img-element -- a data: URL has nothing to optimize
    <img
      src={logo.dataUrl}
      alt=""
      width={logo.width}
      height={logo.height}
      className="h-16 w-auto max-w-40 shrink-0 rounded-lg object-contain"
    />
  ) : (
    <span
      aria-hidden
      className="flex size-16 shrink-0 items-center justify-center rounded-xl bg-accent-soft text-2xl font-semibold text-accent-strong"
    >
      {[...name.trim()][0]?.toUpperCase() ?? '?'}
    </span>
  );
}

/** The head of a published profile: picture, name, who stands behind it, and which edition it is. */
export function ProfileHead({
  profile,
  edition,
  actions,
}: Readonly<{ profile: PublicProfile; edition: string; actions: ReactNode }>) {
  return (
    <header className="mb-6 flex flex-wrap items-start gap-4 border-b border-line pb-5">
      <Mark profile={profile} />
      <div className="min-w-0 flex-1 basis-56">
        <p className="text-xs font-medium text-muted">Profile of an app</p>
        <h1 className="text-2xl font-semibold tracking-tight break-words">{profile.name}</h1>
        <p className="text-muted">by {profile.developer}</p>
        <p className="mt-1 text-xs text-muted">{edition}</p>
      </div>
      <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>
    </header>
  );
}
