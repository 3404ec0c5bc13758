import Link from 'next/link';
import { CheckRow } from '@/components/run/check-row';
import { Card } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { checkHref, type CheckPage } from './find-check';
import { Article } from './prose';

function CheckLinks({ checks }: Readonly<{ checks: readonly { id: string; title: string }[] }>) {
  return (
    <ul>
      {checks.map(({ id, title }) => (
        <li key={id}>
          <Link href={checkHref(id)} prefetch={false}>
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** One check: what it demands, why, how to mend it, where it is written, how it looks, and what belongs to it. */
export function CheckArticle({ page }: Readonly<{ page: CheckPage }>) {
  const { id, check, causes, explains, decide } = page;
  const isCause = id.startsWith('explain.');
  const { level, title, expected, why, fix, citation } = check;
  // Only what is data: the rule of a cause has functions beside it, which no page can be given.
  const example = {
    id,
    level,
    title,
    expected,
    why,
    fix,
    citation,
    verdict: 'fail' as const,
    ruleSet: null,
    seen: 'What the portal saw stands here.',
    exchangeId: null,
    jwtId: null,
    certificate: null,
  };
  const { seen, verdict } = example;
  return (
    <>
      <Article>
        <h2 id="what">{isCause ? 'How it should be' : 'What it demands'}</h2>
        <p>{expected}</p>
        <h2 id="why">Why it matters</h2>
        <p>{why}</p>
        <h2 id="fix">How to mend it</h2>
        <p>{fix}</p>
        {decide !== null && (
          <>
            <h2 id="decide">How to tell that it is this cause</h2>
            <p>{decide}</p>
          </>
        )}
        <h2 id="source">Where it is written</h2>
        <p>
          <a href={citation.url} rel="noreferrer">
            {citation.label}
          </a>
        </p>
        {causes.length > 0 && (
          <>
            <h2 id="causes">What it may come from</h2>
            <p>When it fails, the portal looks at the evidence and names one of these causes.</p>
            <CheckLinks checks={causes} />
          </>
        )}
        {explains.length > 0 && (
          <>
            <h2 id="explains">What it may explain</h2>
            <CheckLinks
              checks={explains.map((other) => ({ id: other.id, title: other.check.title }))}
            />
          </>
        )}
        <h2 id="looks">What it looks like</h2>
      </Article>
      <Card className="mt-4 max-w-3xl">
        <ul>
          <CheckRow check={example} />
        </ul>
      </Card>
      <p className="mt-4 mb-2 max-w-3xl text-sm text-muted">In a stream or an answer of the API:</p>
      <CodeBlock
        className="max-w-3xl"
        label={`example of ${id}`}
        code={JSON.stringify(
          { id, verdict, level, title, seen, expected, why, fix, citation },
          null,
          2,
        )}
        wrap
      />
    </>
  );
}
