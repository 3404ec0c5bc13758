import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { FactRow } from '@/components/ui/facts';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';
import { ExternalLink } from './external-link';

/** The list of brands that the endpoint itself names, and whether the directory reads it. */
export function BrandsFact({
  brands: { url, source },
  isOperator,
}: Readonly<{ brands: NonNullable<DirectoryEndpoint['brands']>; isOperator: boolean }>) {
  return (
    <FactRow name="Its own list of brands">
      <ExternalLink href={url} />
      <span className="mt-0.5 flex flex-wrap items-center gap-2 text-muted">
        {source === null ? (
          'Not a source of this directory.'
        ) : (
          <>
            <Badge tone={source.isEnabled ? 'pass' : 'skip'}>
              {source.isEnabled ? 'read' : 'off'}
            </Badge>
            <span className="min-w-0 wrap-anywhere">
              {isOperator ? (
                <Link
                  href={`/admin/directory/${source.id}`}
                  className="text-accent-strong underline"
                >
                  {source.name}
                </Link>
              ) : (
                source.name
              )}
              {!source.isEnabled && ': the operator of the portal can turn it on.'}
            </span>
          </>
        )}
      </span>
    </FactRow>
  );
}
