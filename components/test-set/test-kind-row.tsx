'use client';

import { Download, FolderPlus } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import {
  MadeTestCertificateSchema,
  type MadeTestCertificate,
  type TestCertificateDescription,
} from '@/lib/schemas/test-certificate';
import { saveFile } from './save-file';

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

/** One kind: what is wrong, what has to happen, and the certificate itself. */
export function TestKindRow({
  workspace,
  description,
  mayMake,
}: Readonly<{ workspace: string; description: TestCertificateDescription; mayMake: boolean }>) {
  const { kind, title, problem, expected, expectedError, key } = description;
  const router = useRouter();
  const [made, setMade] = useState<MadeTestCertificate | null>(null);
  const make = useSubmit(async (keep: boolean) => {
    const path = `/workspaces/${workspace}/test-certificates`;
    setMade(await callApi(MadeTestCertificateSchema, 'POST', path, { kind, keep }));
    if (keep) router.refresh();
  });
  const name = `test-${kind}`;
  return (
    <li className="min-w-0 space-y-3 px-4 py-4 sm:px-5">
      <div className="grid min-w-0 gap-3 lg:grid-cols-[minmax(0,1fr)_auto]">
        <div className="min-w-0">
          <h3 className="flex flex-wrap items-center gap-2 font-medium">
            {title}
            <Badge tone={expectedError === null ? 'pass' : 'fail'} className="font-mono">
              {expectedError ?? 'registers'}
            </Badge>
          </h3>
          <p className="mt-1 text-sm">{problem}</p>
          <p className="mt-1 text-sm text-muted">{expected}</p>
          {key === 'rsa-1024' && (
            <p className="mt-1 text-sm text-muted">
              It can be downloaded only: the vault takes no RSA key of 1024 bits, and nothing here
              signs with one.
            </p>
          )}
        </div>
        {mayMake && (
          <div className="flex flex-wrap items-start gap-2">
            <Button size="sm" busy={make.isBusy} onClick={() => void make.submit(false)}>
              <Download aria-hidden />
              Make one<span className="sr-only">: {title}</span>
            </Button>
            {key === 'strong' && (
              <Button
                size="sm"
                kind="ghost"
                busy={make.isBusy}
                onClick={() => void make.submit(true)}
              >
                <FolderPlus aria-hidden />
                Add to this workspace<span className="sr-only">: {title}</span>
              </Button>
            )}
          </div>
        )}
      </div>
      <FormError error={make.error} />
      {made && (
        <div className="flex flex-wrap items-center gap-2 rounded-lg bg-sunken p-3 text-sm">
          {made.certificateId === null ? (
            <>
              <Button
                size="sm"
                onClick={() =>
                  saveFile(bytesOf(made.pkcs12), `${name}.p12`, 'application/x-pkcs12')
                }
              >
                PKCS #12
              </Button>
              <Button
                size="sm"
                onClick={() =>
                  saveFile(
                    `${[...made.chainPem, made.privateKeyPem].map((pem) => pem.trim()).join('\n')}\n`,
                    `${name}.pem`,
                    'application/x-pem-file',
                  )
                }
              >
                PEM with key
              </Button>
              <span className="text-muted">
                Password of the PKCS #12 file: <code className="font-mono">{made.password}</code>
              </span>
            </>
          ) : (
            <>
              <span className="text-muted">
                It is among the certificates of this workspace now.
              </span>
              <Link
                href={`/w/${workspace}/console?certificateId=${made.certificateId}&registerAgain=1`}
                className={buttonClass('secondary', 'sm')}
              >
                Present it to harbor
              </Link>
              <Link
                href={`/w/${workspace}/certificates/${made.certificateId}`}
                className={buttonClass('ghost', 'sm')}
              >
                Open it
              </Link>
            </>
          )}
        </div>
      )}
    </li>
  );
}
