import Link from 'next/link';
import type { ReactNode } from 'react';
import { methodWords } from '@/components/apps/app-words';
import { ClientTerm } from '@/components/help/client-term';
import { Badge } from '@/components/ui/badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Fact, FactRow, Facts } from '@/components/ui/facts';
import { sentenceOf } from '@/lib/guide/choice-words';
import { flows } from '@/lib/guide/flow-facts';
import { questionOf } from '@/lib/guide/interview';
import type { Contradiction, GuideFlow, Recommendation } from '@/lib/guide/recommendation';
import { CitationLink } from './citation-link';
import { ContradictionList } from './contradiction-list';
import { HolderTable } from './holder-table';

const agreementWords = {
  none: 'None needed',
  terms: 'Terms of the holder',
  holder: 'Agreement with the holder',
  baa: 'Business associate agreement (BAA)',
  framework: 'Framework',
} as const;

const authenticationWords = {
  none: 'none; PKCE protects the code',
  client_secret_basic: 'client secret (HTTP Basic)',
  private_key_jwt: 'private_key_jwt, with a key of a JWK Set',
  udap: 'private_key_jwt, with the certificate in the header (UDAP)',
} as const;

function FlowLink({ flow }: Readonly<{ flow: GuideFlow }>) {
  return (
    <Link href={`/docs/flows/${flow}`} className="font-medium underline underline-offset-2">
      {flows[flow].name}
    </Link>
  );
}

function Part({
  title,
  description,
  children,
}: Readonly<{ title: string; description?: string; children: ReactNode }>) {
  return (
    <Card className="break-inside-avoid">
      <CardHeader title={title} description={description} />
      <CardBody>{children}</CardBody>
    </Card>
  );
}

/** A recommendation with everything that belongs to it, fit for the screen and for paper. */
export function ChoiceReport({
  choice,
  contradictions,
  now,
  actions,
}: Readonly<{
  choice: Recommendation;
  contradictions: readonly Contradiction[];
  /** ISO 8601; by the clock of the server. */
  now: string;
  actions?: ReactNode;
}>) {
  const [first] = choice.methods;
  return (
    <div className="space-y-4">
      <Card className="break-inside-avoid border-accent">
        <CardHeader title={sentenceOf(choice)} description={flows[choice.flow].text} />
        <CardBody className="space-y-4">
          <Facts>
            <FactRow name="Flow">
              <FlowLink flow={choice.flow} />
            </FactRow>
            <Fact
              name={
                <ClientTerm id="grant-type" term="grant type">
                  Grant
                </ClientTerm>
              }
              value={choice.grant}
              mono
            />
            <Fact
              name={
                <ClientTerm id="client" term="client">
                  Client
                </ClientTerm>
              }
              value={`${choice.client.type}; authentication: ${authenticationWords[choice.client.authentication]}`}
            />
            <Fact
              name={
                <>
                  Ask for first (<ClientTerm id="scope" term="scope" />)
                </>
              }
              value={choice.scope}
              mono
              copy="the scope"
            />
            <Fact
              name={
                <ClientTerm id="refresh-token" term="refresh token">
                  Refresh tokens
                </ClientTerm>
              }
              value={choice.isOffline ? 'asked for (offline_access)' : 'not asked for'}
            />
            <Fact
              name={
                <ClientTerm id="certificate" term="certificate">
                  Certificate
                </ClientTerm>
              }
              value={choice.needsCertificate ? 'needed' : 'not needed'}
            />
            <Fact name="Register" value={first ? methodWords[first.method] : null} />
          </Facts>
          {actions !== undefined && (
            <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>
          )}
        </CardBody>
      </Card>
      <ContradictionList contradictions={contradictions} />
      <Part title="Why" description="What each of your answers has to do with it.">
        <ul className="space-y-2 text-sm">
          {choice.reasons.map(({ because, text, citation }) => (
            <li key={because}>
              <span className="block text-xs text-muted">{questionOf(because).title}</span>
              {text} <CitationLink citation={citation} />
            </li>
          ))}
        </ul>
      </Part>
      {choice.holders.length > 0 && (
        <Part
          title="At the holders you named"
          description="As far as known: from the directory, the sandbox and the holder profiles. What nobody looked at may still differ."
        >
          <HolderTable holders={choice.holders} wanted={choice.flow} />
        </Part>
      )}
      <Part title="How to register" description="The best way first.">
        <ol className="list-decimal space-y-1.5 pl-5 text-sm">
          {choice.methods.map(({ method, why }) => (
            <li key={method}>
              <span className="inline-block font-medium first-letter:uppercase">
                {methodWords[method]}.
              </span>{' '}
              {why}
            </li>
          ))}
        </ol>
      </Part>
      <Part
        title="What it takes"
        description="Who has to do what, and how long it takes, as far as anybody says."
      >
        <ul className="divide-y divide-line text-sm">
          {choice.costs.map(({ what, who, howLong }) => (
            <li key={what} className="py-2 first:pt-0 last:pb-0">
              <span className="block font-medium">{what}</span>
              <span className="text-muted">{who}. </span>
              {howLong}
            </li>
          ))}
        </ul>
      </Part>
      <Part
        title="What to agree on"
        description="What is usual. This is no legal advice: your lawyer and the holder decide."
      >
        <ul className="space-y-1.5 text-sm">
          {choice.agreements.map(({ kind, why }) => (
            <li key={kind}>
              <span className="font-medium">{agreementWords[kind]}.</span> {why}
            </li>
          ))}
        </ul>
      </Part>
      {choice.alternatives.length > 0 && (
        <Part title="Other ways" description="Your answers allow these too.">
          <ul className="space-y-1.5 text-sm">
            {choice.alternatives.map(({ flow, when }) => (
              <li key={flow}>
                <FlowLink flow={flow} />: {when}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {choice.ruledOut.length > 0 && (
        <Part title="Ruled out">
          <ul className="space-y-2 text-sm">
            {choice.ruledOut.map(({ flow, because, text }) => (
              <li key={flow}>
                <FlowLink flow={flow} />: {text}{' '}
                <span className="inline-flex flex-wrap gap-1">
                  {because.map((key) => (
                    <Badge key={key}>{questionOf(key).title}</Badge>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {choice.open.length > 0 && (
        <Part title="Still open" description="An answer to these could change the recommendation.">
          <ul className="list-disc space-y-1 pl-5 text-sm">
            {choice.open.map((key) => (
              <li key={key}>{questionOf(key).title}</li>
            ))}
          </ul>
        </Part>
      )}
      <p className="text-xs text-muted">
        Made on {now.slice(0, 10)} from the answers below and what was known of the holders then.
      </p>
    </div>
  );
}
