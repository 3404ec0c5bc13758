'use client';

import { CertificateChain } from '@/components/certificates/certificate-chain';
import { Badge, type Tone } from '@/components/ui/badge';
import { CodeBlock } from '@/components/ui/code-block';
import { Hint } from '@/components/ui/hint';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import type { Jwt } from '@/lib/protocol/jwt';
import { ClaimTable } from './claim-table';
import { jwtPurposes } from './claims';
import { useNow } from './use-now';

const signatures: Record<Jwt['signature'], { tone: Tone; text: string }> = {
  verified: { tone: 'pass', text: 'Signature verified' },
  failed: { tone: 'fail', text: 'Signature does not verify' },
  unchecked: { tone: 'skip', text: 'Signature not checked' },
  ours: { tone: 'accent', text: 'Signed by your key' },
};

/** A token decoded: header and claims with what they mean, and the certificates that came along. */
export function JwtDetail({ jwt }: Readonly<{ jwt: Jwt }>) {
  const now = useNow();
  const signature = signatures[jwt.signature];
  return (
    <div className="min-w-0 space-y-4">
      <p className="text-muted">{jwtPurposes[jwt.kind]}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={signature.tone}>{signature.text}</Badge>
        <Badge>{jwt.direction === 'sent' ? 'Sent by your client' : 'Received'}</Badge>
        <Hint label="Where is the signature?">
          The portal keeps header and claims, never the signature: what you see here teaches, but
          nobody can send it again.
        </Hint>
      </div>
      <Tabs defaultValue="claims">
        <TabList aria-label="Parts of the token">
          <Tab value="claims">Claims</Tab>
          <Tab value="header">Header</Tab>
          <Tab value="json">JSON</Tab>
          {jwt.certificates.length > 0 && (
            <Tab value="chain">Certificates ({jwt.certificates.length})</Tab>
          )}
        </TabList>
        <TabPanel value="claims" className="pt-4">
          <ClaimTableOrNothing jwt={jwt} part="claims" />
        </TabPanel>
        <TabPanel value="header" className="pt-4">
          <ClaimTableOrNothing jwt={jwt} part="header" />
        </TabPanel>
        <TabPanel value="json" className="space-y-3 pt-4">
          <CodeBlock label="header as JSON" code={JSON.stringify(jwt.header, null, 2)} wrap />
          <CodeBlock label="claims as JSON" code={JSON.stringify(jwt.claims, null, 2)} wrap />
        </TabPanel>
        <TabPanel value="chain" className="pt-4">
          <CertificateChain certificates={jwt.certificates} now={now} />
        </TabPanel>
      </Tabs>
    </div>
  );
}

function ClaimTableOrNothing({ jwt, part }: Readonly<{ jwt: Jwt; part: 'header' | 'claims' }>) {
  if (Object.keys(jwt[part]).length > 0) return <ClaimTable jwt={jwt} part={part} />;
  return <p className="text-muted">There is nothing in it.</p>;
}
