import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthorityCard } from '@/components/authorities/authority-card';
import { RevokeIssued } from '@/components/authorities/revoke-issued';
import { nameOf } from '@/components/certificates/certificate-words';
import { revocationReason } from '@/components/certificates/revocation-words';
import { Term } from '@/components/help/term';
import { Badge } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { TextField } from '@/components/ui/field';
import { PageHeader } from '@/components/ui/page-header';
import { readAuthorities } from '@/lib/domain/authorities/read-authorities';
import { dayOf } from '@/lib/format/dates';
import { Landmark } from 'lucide-react';
import { requireOperator } from '../require-operator';

export const metadata: Metadata = { title: 'Test CA' };

/** The sandbox's certification authorities, and what they issued. */
export default async function AuthoritiesPage({
  searchParams,
}: Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>) {
  await requireOperator();
  const { query } = await searchParams;
  const wanted = typeof query === 'string' ? query : '';
  const { authorities, issued } = await readAuthorities(wanted);
  const now = new Date().toISOString();
  const names = new Map(authorities.map(({ id, subject }) => [id, nameOf(subject)] as const));
  return (
    <>
      <PageHeader
        title="Test CA"
        description={
          <>
            The <Term id="certification-authority">certification authorities</Term> of the sandbox.
            They certify whoever asks: never trust their <Term id="anchor">anchors</Term> outside
            tests.
          </>
        }
      />
      <div className="grid gap-4 xl:grid-cols-2">
        {authorities.map((authority) => (
          <AuthorityCard key={authority.id} authority={authority} now={now} />
        ))}
      </div>
      <Card className="mt-6" aria-labelledby="issued">
        <CardHeader
          id="issued"
          title="Issued certificates"
          description={`The latest ${issued.length}${wanted === '' ? '' : ` that fit “${wanted}”`}`}
        />
        <form
          method="get"
          role="search"
          aria-label="Issued certificates"
          // What the address asks for has to reach the control, which keeps what was typed otherwise.
          key={wanted}
          className="flex flex-wrap items-end gap-2 px-5 pb-4"
        >
          <TextField
            label="Subject, serial number or URI"
            name="query"
            defaultValue={wanted}
            className="min-w-0 flex-1"
          />
          <Button type="submit">Search</Button>
          {wanted !== '' && (
            <Link href="/admin/ca" className={buttonClass('ghost')}>
              Clear
            </Link>
          )}
        </form>
        {issued.length === 0 ? (
          <EmptyState icon={Landmark} title="None fits">
            The search looks in subjects and serial numbers, and for whole URIs.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {issued.map((one) => (
              <li
                key={one.serialNumber}
                className="flex min-w-0 flex-wrap items-center gap-3 px-5 py-3"
              >
                <div className="min-w-0 flex-1 basis-64">
                  <p className="font-medium break-words">{nameOf(one.subject)}</p>
                  <p className="font-mono text-xs break-all text-muted">
                    {one.sanUris.join(', ') || 'no URI'}
                  </p>
                  <p className="text-xs text-muted">
                    <span className="font-mono break-all">{one.serialNumber}</span> ·{' '}
                    {names.get(one.issuerId) ?? one.issuerId} · until {dayOf(one.notAfter)}
                  </p>
                </div>
                {one.revokedAt === null ? (
                  <RevokeIssued serialNumber={one.serialNumber} name={nameOf(one.subject)} />
                ) : (
                  <Badge tone="fail" className="shrink whitespace-normal">
                    revoked {dayOf(one.revokedAt)}: {revocationReason(one.reason ?? 'unspecified')}
                  </Badge>
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
