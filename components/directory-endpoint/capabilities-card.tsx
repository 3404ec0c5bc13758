import { CircleCheck, CircleHelp, CircleMinus } from 'lucide-react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { FactRow, Facts } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import type { Capability } from '@/lib/directory/probe/capability';
import { capabilityWords } from '@/lib/directory/probe/capability-words';
import { connectionWays, type ConnectionWay } from '@/lib/directory/probe/connection-words';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';

type Abilities = NonNullable<DirectoryEndpoint['abilities']>;

/** Longer lists are in the documents. */
const maxItems = 200;

const looks = {
  yes: { Icon: CircleCheck, word: 'offered', className: 'text-pass' },
  no: { Icon: CircleMinus, word: 'not offered', className: 'text-faint' },
  unknown: { Icon: CircleHelp, word: 'not known', className: 'text-faint' },
} as const;

function Way({ way }: Readonly<{ way: ConnectionWay }>) {
  const { Icon, word, className } = looks[way.offers];
  return (
    <li className="flex min-w-0 items-start gap-2 py-1 text-sm">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${className}`} />
      <span className="min-w-0">
        <span className={way.offers === 'yes' ? 'font-medium' : 'text-muted'}>{way.title}</span>
        <span className="text-muted">
          {' '}
          ({way.says}): {word}
        </span>
      </span>
    </li>
  );
}

/** Texts of a document: a few of them at once, many of them folded. `plural` is what many are called. */
function Words({ items, plural }: Readonly<{ items: readonly string[]; plural: string }>) {
  if (items.length === 0) return <span className="text-muted">none listed</span>;
  const shown = items.slice(0, maxItems);
  const list = (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 font-mono text-xs">
      {shown.map((item) => (
        <li key={item} className="break-all">
          {item}
        </li>
      ))}
      {items.length > shown.length && (
        <li>and {items.length - shown.length} more in the document</li>
      )}
    </ul>
  );
  if (items.length <= 6) return list;
  return (
    <Disclosure summary={`${items.length} ${plural}`}>
      <div className="pt-1 pl-6">{list}</div>
    </Disclosure>
  );
}

/** What an endpoint can, by its latest good documents: who can connect, and with what. */
export function CapabilitiesCard({
  abilities,
  bulkExport,
  now,
}: Readonly<{ abilities: Abilities | null; bulkExport: boolean | null; now: string }>) {
  if (!abilities) {
    return (
      <Card>
        <CardHeader title="What it can" />
        <CardBody className="text-sm text-muted">
          None of its documents is known yet: check it, then it is told here.
        </CardBody>
      </Card>
    );
  }
  const words = capabilityWords(abilities satisfies Capability);
  return (
    <Card>
      <CardHeader
        title="What it can"
        description={
          <>
            As its documents say, read <Time at={abilities.updatedAt} now={now} />
          </>
        }
      />
      <ul aria-label="Who can connect" className="grid px-5 pb-3 md:grid-cols-2 md:gap-x-6">
        {connectionWays(abilities, bulkExport).map((way) => (
          <Way key={way.title} way={way} />
        ))}
      </ul>
      <Facts className="border-t border-line px-5 py-2">
        <FactRow name="FHIR">{words.fhir ?? '–'}</FactRow>
        <FactRow name="Software">{words.software ?? '–'}</FactRow>
        <FactRow name="Resources">
          {words.resources !== null && <p>{words.resources}</p>}
          <Words items={abilities.resources} plural="resource types" />
        </FactRow>
        <FactRow name="Grant types">
          <Words items={abilities.grantTypes} plural="grant types" />
        </FactRow>
        <FactRow name="Authentication of clients">
          <Words items={abilities.authMethods} plural="methods" />
        </FactRow>
        <FactRow name="Scopes">
          <Words items={abilities.scopes} plural="scopes" />
        </FactRow>
        <FactRow name="SMART capabilities">
          <Words items={abilities.smartCapabilities} plural="capabilities" />
        </FactRow>
        <FactRow name="UDAP profiles">
          <Words items={abilities.udapProfiles} plural="profiles" />
        </FactRow>
        <FactRow name="Trust communities">
          <Words items={abilities.communities} plural="communities" />
        </FactRow>
      </Facts>
    </Card>
  );
}
