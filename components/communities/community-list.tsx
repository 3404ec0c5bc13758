import { Landmark } from 'lucide-react';
import Link from 'next/link';
import { groupedFingerprint, nameOf } from '@/components/certificates/certificate-words';
import { ValidityBar } from '@/components/certificates/validity-bar';
import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import type { Community } from '@/lib/schemas/community';
import {
  certificateRules,
  issuanceWords,
  managedByWords,
  revocationWords,
} from './community-words';

/**
 * Trust communities, each with its rules in words and its anchors.
 *
 * @param root address below which each has its page
 */
export function CommunityList({
  communities,
  root,
  now,
}: Readonly<{ communities: readonly Community[]; root: string; now: string }>) {
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
          <dl className="grid min-w-0 gap-x-4 text-sm sm:grid-cols-[10rem_minmax(0,1fr)] sm:gap-y-1">
            <dt className="text-muted">Revocation</dt>
            <dd className="mb-1 sm:mb-0">{revocationWords[community.revocation]}</dd>
            <dt className="text-muted">Takes</dt>
            <dd className="mb-1 wrap-anywhere sm:mb-0">{certificateRules(community)}</dd>
            <dt className="text-muted">Certificates are issued</dt>
            <dd className="mb-1 break-words sm:mb-0">{issuanceWords(community)}</dd>
          </dl>
          <ul
            aria-label={`Anchors of ${community.name}`}
            className="grid min-w-0 gap-3 pt-1 xl:grid-cols-2"
          >
            {community.anchors.map((anchor) => (
              <li
                key={anchor.fingerprintSha256}
                className="min-w-0 space-y-1 rounded-lg bg-surface p-3 ring-1 ring-line"
              >
                <p className="flex min-w-0 items-center gap-2 text-sm">
                  <Landmark aria-hidden className="size-4 shrink-0 text-muted" />
                  <span className="min-w-0 break-words">{nameOf(anchor.subject)}</span>
                </p>
                <p className="flex min-w-0 items-center gap-1 text-xs text-muted">
                  <span className="min-w-0 font-mono break-all">
                    {groupedFingerprint(anchor.fingerprintSha256)}
                  </span>
                  <CopyButton
                    value={groupedFingerprint(anchor.fingerprintSha256)}
                    label={`SHA-256 fingerprint of ${nameOf(anchor.subject)}`}
                  />
                </p>
                <ValidityBar certificate={anchor} now={now} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
