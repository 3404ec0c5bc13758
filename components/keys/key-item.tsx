'use client';

import { Ellipsis, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { nameOf } from '@/components/certificates/certificate-words';
import { Badge } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { CopyButton } from '@/components/ui/copy-button';
import { FormError } from '@/components/ui/form-error';
import { Menu, MenuItem } from '@/components/ui/menu';
import { useSubmit } from '@/components/ui/use-submit';
import { dayOf } from '@/lib/format/dates';
import { CertificateSummarySchema } from '@/lib/schemas/certificate';
import type { KeySummary } from '@/lib/schemas/key';
import { EditKey } from './edit-key';
import { ExportKey } from './export-key';
import { forgetKey } from './key-store';
import { custodyWords, isToBeReplaced } from './key-words';

type Open = 'edit' | 'export' | 'remove' | null;

function whereWords(custody: KeySummary['custody'], isHere: boolean | null): string {
  if (custody !== 'browser' || isHere === null) return custodyWords[custody];
  return isHere ? 'In this browser' : 'In another browser';
}

/** One key: where it is, what it signs, when it is to be replaced, its certificates, and what to do next. */
export function KeyItem({
  workspace,
  item,
  isHere,
  now,
  may,
}: Readonly<{
  workspace: string;
  item: KeySummary;
  /** For a key of a browser: whether it is this one; null while nobody knows. */
  isHere: boolean | null;
  now: string;
  may: { manage: boolean; export: boolean; issue: boolean; request: boolean };
}>) {
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const { id, name, custody, certificates } = item;
  const root = `/w/${workspace}/certificates`;
  const certify = useSubmit(async () => {
    const path = `/workspaces/${workspace}/certificates`;
    const made = await callApi(CertificateSummarySchema, 'POST', path, { keyId: id });
    toast.success('Issued for the sandbox');
    router.push(`${root}/${made.id}`);
    router.refresh();
  });
  async function remove(): Promise<void> {
    await callApi(z.undefined(), 'DELETE', `/workspaces/${workspace}/keys/${id}`);
    if (isHere === true) await forgetKey(item.thumbprint);
    // Not known whether it is here: to forget what is not there does nothing, and may not be possible.
    if (custody === 'browser' && isHere === null) {
      await forgetKey(item.thumbprint).catch(() => undefined);
    }
    toast.success(`Removed: ${name}`);
    router.refresh();
  }
  const mayExport = may.export && custody === 'vault';
  return (
    <li id={id} className="min-w-0 scroll-mt-20 space-y-2 px-4 py-4 sm:px-5">
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <h2 className="min-w-0 font-medium break-words">{name}</h2>
        <Badge tone={custody === 'browser' && isHere === false ? 'warn' : 'neutral'}>
          {whereWords(custody, isHere)}
        </Badge>
        <Badge>{item.kind}</Badge>
        <Badge>{item.algorithm}</Badge>
        {isToBeReplaced(item, now) && (
          <Badge tone="warn">
            <TriangleAlert aria-hidden />
            to be replaced
          </Badge>
        )}
        {may.manage && (
          <Menu
            label={`Actions for ${name}`}
            align="end"
            trigger={
              <Button
                kind="ghost"
                size="icon"
                className="ml-auto"
                aria-label={`Actions for ${name}`}
              >
                <Ellipsis aria-hidden />
              </Button>
            }
          >
            <MenuItem onSelect={() => setOpen('edit')}>Rename, replace by …</MenuItem>
            {mayExport && <MenuItem onSelect={() => setOpen('export')}>Export …</MenuItem>}
            <MenuItem onSelect={() => setOpen('remove')}>Remove …</MenuItem>
          </Menu>
        )}
      </div>
      <p className="text-sm text-muted">
        {item.origin === 'imported' ? 'Imported' : 'Made'} {dayOf(item.createdAt)}
        {item.createdBy !== null && ` by ${item.createdBy}`} ·{' '}
        {item.lastUsedAt === null ? 'never used' : `last used ${dayOf(item.lastUsedAt)}`} ·{' '}
        {item.replaceBy === null ? 'no date to replace it' : `replace by ${dayOf(item.replaceBy)}`}
      </p>
      <p className="flex min-w-0 items-center gap-1 text-xs text-muted">
        <span className="font-mono" title={`Thumbprint (RFC 7638): ${item.thumbprint}`}>
          {item.thumbprint.slice(0, 12)}…
        </span>
        <CopyButton value={item.thumbprint} label={`thumbprint of ${name}`} />
      </p>
      {certificates.length > 0 ? (
        <ul className="flex flex-wrap gap-2 text-sm" aria-label={`Certificates of ${name}`}>
          {certificates.map((certificate) => (
            <li key={certificate.id}>
              <Link
                href={`${root}/${certificate.id}`}
                className="text-accent underline underline-offset-2"
              >
                {nameOf(certificate.subject)}
              </Link>{' '}
              <span className="text-xs text-muted">until {dayOf(certificate.notAfter)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <span className="text-muted">Nobody certifies it yet.</span>
          {may.issue && (
            <Button size="sm" busy={certify.isBusy} onClick={() => void certify.submit()}>
              Certify for the sandbox
            </Button>
          )}
          {may.request && (
            <Link
              href={`${root}/requests/new?key=${id}`}
              className={buttonClass('secondary', 'sm')}
            >
              Request a certificate
            </Link>
          )}
        </div>
      )}
      <FormError error={certify.error} />
      {open === 'edit' && (
        <EditKey workspace={workspace} item={item} onClose={() => setOpen(null)} />
      )}
      {open === 'export' && (
        <ExportKey workspace={workspace} item={item} onClose={() => setOpen(null)} />
      )}
      <ConfirmDialog
        open={open === 'remove'}
        onOpenChange={() => setOpen(null)}
        title={`Remove “${name}”`}
        confirmLabel="Remove"
        onConfirm={remove}
      >
        <p>
          {custody === 'vault'
            ? 'The private key is deleted. Nobody can sign with it any more.'
            : isHere
              ? 'The private key is deleted from this browser. Nobody can sign with it any more.'
              : 'The workspace forgets the key. Where its private half is, it stays.'}
        </p>
      </ConfirmDialog>
    </li>
  );
}
