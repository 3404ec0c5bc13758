import Link from 'next/link';
import { CodeBlock } from '@/components/ui/code-block';
import { Definitions } from './definitions';

const syntax: readonly (readonly [typed: string, means: string])[] = [
  [
    'cleavland clinc',
    'Words of names, aliases, places, vendors and hosts, in any order. Misspelled ones are mended, and the page says which; “as it is” searches for what you typed.',
  ],
  [
    'lakeside clinic, WI',
    'A state at the end: its code or its name; in lower case they may be a part of a name as well. Elsewhere it belongs to the name, as in “Washington Regional”.',
  ],
  [
    '1234567893',
    'An NPI, exactly. Its check digit is verified; the page says when it cannot be one.',
  ],
  ['44195', 'A ZIP code. Of nine digits the first five count.'],
  [
    'https://fhir.example.org/r4/Patient/1',
    'A URL in any spelling: with /metadata, a resource or a query behind the base, with or without https.',
  ],
  ['fhir.example.org', 'A host: of endpoints, of a website or of a patient portal.'],
  [
    'vendor:epic state:OH has:udap fhir:r4 status:working',
    'Filters among the words, the same as the ones beside the hits.',
  ],
];

const keys: readonly (readonly [key: string, does: string])[] = [
  ['/', 'Go to the box.'],
  ['Down arrow, in the box', 'Go to the first hit.'],
  ['j, k or the arrow keys', 'Next and previous hit.'],
  ['Enter', 'Search; on a hit, open it.'],
];

/** How to search the directory, export from it and look at it by state. */
export function DirectorySearchGuide({ appUrl }: Readonly<{ appUrl: string }>) {
  return (
    <>
      <h2 id="search">What the box takes</h2>
      <Definitions
        entries={syntax.map(([typed, means]) => [<code key={typed}>{typed}</code>, means, typed])}
      />
      <p>
        What is longer than 100 characters or eight words is cut. When no entry has all the words,
        entries with some of them are shown, and the page says so. When nothing fits, nothing is
        shown: then the page says what it looked for, and <strong>What now?</strong> leads to NPPES,
        a letter to the organization, other directories and a suggestion to the operator.
      </p>
      <p>
        <strong>Filters</strong> are vendor, FHIR version, status (works now), what is supported
        (SMART, UDAP, dynamic registration), grant types, SMART capabilities, trust communities,
        state, kind, for whom, and source. Of several values of one filter any will do, but all
        abilities, grant types and capabilities that you choose must be there. The address bar holds
        the whole search: it can be kept, sent and gone back to.
      </p>
      <p>
        <strong>Namesakes</strong> stay apart where place, website or NPI differ, and show what
        differs. Entries of one name at one host that nothing tells apart are one hit, with the
        endpoints of all of them.
      </p>
      <Definitions entries={keys.map(([key, does]) => [key, does, key])} />
      <h2 id="exports">Exports</h2>
      <p>
        <strong>Export</strong> saves all pages of a search, with its filters, one entry for each
        organization at each endpoint. More than 50,000 entries are refused before the first byte:
        choose a state or a vendor, and export in parts.
      </p>
      <ul>
        <li>
          <strong>CSV</strong> (RFC 4180) for spreadsheets. A cell that a spreadsheet would
          calculate has an apostrophe before it, because the names come from lists of others.
        </li>
        <li>
          <strong>NDJSON</strong>: the same, one JSON object a line.
        </li>
        <li>
          <strong>SMART Brands</strong>: a FHIR Bundle of{' '}
          <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/brands.html">
            SMART User-access Brands
          </a>
          . Endpoints that nobody claims are not in it, because each must belong to a brand.
        </li>
      </ul>
      <h2 id="picture">By state</h2>
      <p>
        <strong>By state</strong> counts endpoints, each once in every state that a source puts one
        of its organizations into. Whether it works and what it supports is known only of endpoints
        that were checked, so shares are of those. Entries that look like tests are left out. It is
        counted anew once a minute at most. Its numbers lead to the search, which lists
        organizations: a base URL that a thousand practices share is one endpoint and a thousand
        hits.
      </p>
      <h2 id="api">The API</h2>
      <p>
        The pages use the same addresses that you can. With a{' '}
        <Link href="/docs/scripting">token</Link>:
      </p>
      <CodeBlock
        label="curl commands for the directory"
        code={[
          `api="${appUrl}/api/v1"; auth="Authorization: Bearer $ONRAMP_TOKEN"`,
          `curl -sG -H "$auth" "$api/workspaces/demo/directory" --data-urlencode q='mayo clinic' -d state=MN -d has=udap`,
          `curl -sG -H "$auth" "$api/workspaces/demo/directory/export" -d vendor=epic -d format=csv -o epic.csv`,
          `curl -s -H "$auth" "$api/directory/picture" | jq '.states[] | select(.udap > 0)'`,
        ].join('\n')}
      />
      <p>
        <code>understood</code> in the answer says which words were mended and whether anything was
        left out; <code>exact=1</code> mends nothing. The id of an endpoint stays when it is merged
        with another: the old one leads to the new one. All fields: the{' '}
        <Link href="/docs/api#tag-directory">API reference</Link>.
      </p>
    </>
  );
}
