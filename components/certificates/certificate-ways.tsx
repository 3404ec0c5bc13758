import { BadgePlus, FileUp, Send } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';

function Way({
  icon: Icon,
  title,
  children,
  action,
}: Readonly<{ icon: LucideIcon; title: string; children: string; action: ReactNode }>) {
  return (
    <li className="flex min-w-0 flex-col items-start gap-3 rounded-lg border border-line p-4">
      <Icon aria-hidden className="size-5 text-muted" />
      <div className="min-w-0 flex-1">
        <h3 className="font-medium">{title}</h3>
        <p className="mt-1 text-sm text-muted">{children}</p>
      </div>
      {action}
    </li>
  );
}

/** What a workspace without certificates can do: the three ways to get one, and what each is for. */
export function CertificateWays({ root, issue }: Readonly<{ root: string; issue: ReactNode }>) {
  return (
    <Card>
      <CardBody className="pt-5">
        <h2 className="font-medium">No certificates yet</h2>
        <p className="mt-1 max-w-2xl text-sm text-muted">
          A data holder knows your app by a certificate of a community that it trusts. There are
          three ways to get one.
        </p>
        <ul className="mt-4 grid gap-3 lg:grid-cols-3">
          <Way icon={BadgePlus} title="Issue one for the sandbox" action={issue}>
            To try things out. The certification authority of the sandbox issues it in a second; the
            holders of the sandbox trust it, and nobody else does.
          </Way>
          <Way
            icon={Send}
            title="Request one"
            action={
              <Link href={`${root}/requests/new`} className={buttonClass()}>
                Request
              </Link>
            }
          >
            For a community whose authority wants to know who you are first. You get a signing
            request for it, and the application is kept here until the certificate arrives.
          </Way>
          <Way
            icon={FileUp}
            title="Upload one"
            action={
              <Link href={`${root}/upload`} className={buttonClass()}>
                Upload
              </Link>
            }
          >
            When you have a certificate and its key already, as PEM, DER or PKCS #12 files.
          </Way>
        </ul>
      </CardBody>
    </Card>
  );
}
