import Link from 'next/link';
import { CodeBlock } from '@/components/ui/code-block';

/** What those who run a portal, or a FHIR server that it knows, need to know of the directory. */
export function DirectoryOperatorsGuide({
  appUrl,
  userAgent,
}: Readonly<{ appUrl: string; userAgent: string }>) {
  return (
    <>
      <h2 id="operators">For operators of a portal</h2>
      <h3 id="sources">Sources</h3>
      <p>
        Under <strong>Administration, Directory</strong> stand the lists that the portal knows:
        vendors, government, aggregators. All are off, and nothing is fetched, until you turn one
        on. Read the licence of a list before you do. Any other list can be added: by its address,
        or uploaded as a file. These forms are recognized by their content:
      </p>
      <ul>
        <li>
          FHIR Bundles of Organizations and Endpoints in every shape of reference, also as NDJSON,
          and SMART User-access Brands;
        </li>
        <li>Lantern, 1upHealth, CHPL, and older lists of Epic and Cerner;</li>
        <li>the CSV files of CMS for Medicaid and Medicare Advantage, and of NPPES;</li>
        <li>your own CSV or JSON, with the columns of your choice.</li>
      </ul>
      <h3 id="quarantine">A bad file does no harm</h3>
      <p>
        A list is read to its end before anything is written. When it breaks off, has nothing usable
        in it, or half of what the last good reading had or less, it is <strong>set aside</strong>:
        the directory stays as it was, and the report says why, with the rows that were left out.
        Where a list really has shrunk, <strong>Apply all the same</strong> takes it. An import that
        is interrupted goes on where it was.
      </p>
      <h3 id="trust">Trust</h3>
      <p>
        Each source has a trust from 0 to 100. Where sources differ the most trusted has the word,
        and the others fill in what it leaves open. What holders say of themselves counts more than
        a copy in an aggregator; what is self-reported in NPPES counts least.
      </p>
      <h3 id="suggestions">Suggestions</h3>
      <p>
        What members suggest waits under <strong>Administration, Suggestions</strong>. What you
        accept becomes a statement of a source of its own, and is visible to everybody.
      </p>
      <h3 id="schedule">Probing by schedule</h3>
      <p>
        With <code>DIRECTORY_PROBING=on</code> in the environment endpoints are asked by schedule:
        one that has its host for itself about once a day, one of many at a host about once a week.
        Every host is asked for one document every six hours, to see that it lives. Without the
        setting an endpoint is asked only when somebody presses <strong>Check now</strong>. Results
        are kept for 90 days, and their sum by day for good.
      </p>
      <h2 id="opt-out">For operators of a FHIR server</h2>
      <p>
        The portal asks for three documents that are public by their specifications:{' '}
        <code>metadata</code>, <code>.well-known/smart-configuration</code> and{' '}
        <code>.well-known/udap</code>, the last also for trust communities. Never for data of
        patients, and never with credentials. It calls itself:
      </p>
      <CodeBlock label="User-Agent of probes" code={userAgent} wrap />
      <ul>
        <li>
          One request a second at one host after a burst of two, two at once at most; members of one
          workspace can ask for 60 checks in a quarter of an hour, and none is repeated within ten
          minutes.
        </li>
        <li>
          After 429, 503 or failures a host is left alone for five minutes, then twice as long each
          time, up to a day; <code>Retry-After</code> is kept to.
        </li>
        <li>
          Requests are conditional where you send an <code>ETag</code> or <code>Last-Modified</code>
          : then an unchanged document costs you a 304.
        </li>
        <li>Thirty seconds and 10 MB a document, no more; private addresses are never called.</li>
      </ul>
      <p>
        <strong>A host that does not want this is left out:</strong> write to who runs the portal.
        The operator opts the host out with the reason, and it is not asked any more, neither by
        schedule nor by hand, nor by a redirect:
      </p>
      <CodeBlock
        label="request that opts a host out"
        code={`PUT ${appUrl}/api/v1/admin/directory/hosts/fhir.example.org/opt-out\n{"reason":"Asked by their security team on 2026-11-25"}`}
      />
      <p>
        Operators send it signed in, with their session; <code>DELETE</code> takes it back. See{' '}
        <Link href="/docs/api#tag-administration">the API reference</Link>.
      </p>
    </>
  );
}
