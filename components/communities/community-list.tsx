import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { counted } from '@/lib/format/quantities';
import type { Community } from '@/lib/schemas/community';
import { issuanceWords, managedByWords, revocationWords } from './community-words';

/**
 * Trust communities, each with its rules in words.
 *
 * @param root address below which each has its page
 */
export function CommunityList({
  communities,
  root,
}: Readonly<{ communities: readonly Community[]; root: string }>) {
  return (
    <ul className="divide-y divide-line">
      {communities.map((community) => (
        <li key={community.id} className="min-w-0 space-y-1.5 px-4 py-4 sm:px-5">
          <h2 className="flex min-w-0 flex-wrap items-center gap-2 font-medium">
            <Link
              href={`${root}/${community.id}`}
              className="min-w-0 break-words text-accent underline underline-offset-2"
            >
              {community.name}
            </Link>
            <Badge tone={community.managedBy === 'sandbox' ? 'accent' : 'neutral'}>
              {managedByWords[community.managedBy]}
            </Badge>
          </h2>
          <p className="flex min-w-0 items-center gap-1 text-xs text-muted">
            <span className="min-w-0 font-mono break-all">{community.uri}</span>
            <CopyButton value={community.uri} label={`URI of ${community.name}`} />
          </p>
          {community.description !== '' && <p className="text-sm">{community.description}</p>}
          <p className="text-sm text-muted">
            {counted(community.anchors.length, 'anchor')} · {revocationWords[community.revocation]}{' '}
            · {issuanceWords(community)}
          </p>
        </li>
      ))}
    </ul>
  );
}
