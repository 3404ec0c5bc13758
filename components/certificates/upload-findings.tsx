import Link from 'next/link';
import { CheckList } from '@/components/run/check-list';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Fact, Facts } from '@/components/ui/facts';
import type { UploadInspection } from '@/lib/schemas/certificate';
import { CertificateChain } from './certificate-chain';

const places = {
  file: 'in these files; it goes into the vault when you keep the certificate',
  vault: 'in the vault of this workspace already',
  browser: 'in a browser of this workspace; it stays there',
  outside: 'outside the portal; only its public half is known here',
} as const;

/** These checks look at files, not at an exchange or a token that could be shown. */
const nothingToInspect = () => undefined;

/** What was found in files: why they cannot be taken, what is odd, the chain, and the key. */
export function UploadFindings({
  inspection,
  root,
  now,
}: Readonly<{ inspection: UploadInspection; root: string; now: string }>) {
  const { problems, notes, chain, key, duplicateOf, communities, checks } = inspection;
  return (
    <section aria-labelledby="findings" className="min-w-0 space-y-4">
      <h2 id="findings" className="text-lg font-semibold">
        What is in it
      </h2>
      {problems.map((problem, index) => (
        <Callout
          key={`${problem.code} ${index}`}
          tone="fail"
          title={problem.file === null ? 'This cannot be taken' : `${problem.file} cannot be taken`}
        >
          <p className="wrap-anywhere">{problem.text}</p>
        </Callout>
      ))}
      {duplicateOf !== null && (
        <Callout tone="warn" title="The workspace has this certificate already">
          <Link href={`${root}/${duplicateOf}`} className="underline underline-offset-2">
            Open it
          </Link>
        </Callout>
      )}
      {notes.map((note, index) => (
        <Callout key={`${note} ${index}`}>
          <p className="wrap-anywhere">{note}</p>
        </Callout>
      ))}
      {chain.length > 0 && (
        <Card>
          <CardHeader title="Certificate and chain" level="h3" />
          <CardBody>
            <CertificateChain certificates={chain} now={now} />
          </CardBody>
        </Card>
      )}
      {(key !== null || chain.length > 0) && (
        <Card>
          <CardHeader title="Key and trust" level="h3" />
          <CardBody>
            <Facts>
              <Fact name="Key" value={key ? key.kind : 'not found'} />
              {key && <Fact name="The private key is" value={places[key.where]} />}
              {key && (
                <Fact name="Thumbprint (RFC 7638)" value={key.thumbprint} mono copy="thumbprint" />
              )}
              <Fact
                name="Leads to the anchors of"
                value={
                  communities.map(({ name }) => name).join(', ') ||
                  'no community that this workspace trusts'
                }
              />
            </Facts>
          </CardBody>
        </Card>
      )}
      {checks.length > 0 && (
        <Card>
          <CardHeader title="What UDAP asks of it" level="h3" />
          <CardBody>
            <CheckList checks={checks} onInspect={nothingToInspect} />
          </CardBody>
        </Card>
      )}
    </section>
  );
}
