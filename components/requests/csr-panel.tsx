import { DownloadButton } from '@/components/certificates/download-button';
import { Term } from '@/components/help/term';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import type { RequestDetail } from '@/lib/schemas/certificate-request';
import { csrFileName } from './request-words';

/** The CSR of a request, to be copied or saved. */
export function CsrPanel({ request }: Readonly<{ request: RequestDetail }>) {
  return (
    <Card>
      <CardHeader
        title="CSR"
        description={
          <>
            The <Term id="csr">certificate signing request</Term> (PKCS #10): the public key and the
            names, signed with the <Term id="private-key">private key</Term>. No secret is in it.
          </>
        }
        actions={
          <DownloadButton
            text={request.csrPem}
            fileName={csrFileName(request.appName)}
            mediaType="application/pkcs10"
          >
            Download the CSR
          </DownloadButton>
        }
      />
      <CardBody>
        <CodeBlock code={request.csrPem} label="CSR" className="max-h-56 overflow-y-auto" />
      </CardBody>
    </Card>
  );
}
