import { counted } from '@/lib/format/quantities';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';

/** The organizations behind an endpoint, each with who says so. */
export function OrganizationsList({
  organizations,
  count,
}: Readonly<{ organizations: DirectoryEndpoint['organizations']; count: number }>) {
  if (count === 0) {
    return <p className="px-5 py-4 text-sm text-muted">No source says whose it is.</p>;
  }
  const more = count - organizations.length;
  return (
    <>
      <ul className="divide-y divide-line">
        {organizations.map((organization) => (
          <li key={organization.id} className="px-5 py-2.5">
            <p className="text-sm font-medium wrap-anywhere">{organization.name}</p>
            <p className="text-xs wrap-anywhere text-muted">
              {[
                [organization.city, organization.state].filter(Boolean).join(', '),
                organization.website,
                `says ${organization.sources.join(', ')}`,
                `by ${organization.evidence}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="border-t border-line px-5 py-3 text-sm text-muted">
          and {counted(more, 'more organization')}
        </p>
      )}
    </>
  );
}
