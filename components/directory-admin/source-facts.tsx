import { Term } from '@/components/help/term';
import { Fact, FactRow, Facts } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import type { SourceView } from '@/lib/schemas/directory-source';
import { isDue, kindWords, saysNow, scheduleWord } from './source-words';

/**
 * What is known of a source. `now` is ISO 8601.
 *
 * @param vendorName of the vendor of all its endpoints; null: several, or unknown
 */
export function SourceFacts({
  source,
  vendorName,
  now,
}: Readonly<{ source: SourceView; vendorName: string | null; now: string }>) {
  const { kind, trust, url, everyHours, nextFetchAt, lastGoodAt, isEnabled, licence, isByHand } =
    source;
  const { word, meaning } = kindWords[kind];
  return (
    <Facts>
      <Fact name="Says now" value={saysNow(source)} />
      <FactRow name="Last good reading">
        {lastGoodAt === null ? 'None yet' : <Time at={lastGoodAt} now={now} />}
      </FactRow>
      {url === null ? (
        <Fact
          name="Address"
          value={isByHand ? 'None: it grows entry by entry' : 'None: you upload its file'}
        />
      ) : (
        <Fact name="Address" value={url} mono copy="Address of the list" />
      )}
      {url !== null && (
        <FactRow name="Fetched">
          {scheduleWord(everyHours)}
          {everyHours !== null && !isEnabled && ', when it is on'}
          {isEnabled && nextFetchAt !== null && (
            <>, next {isDue(source, now) ? 'in a moment' : <Time at={nextFetchAt} now={now} />}</>
          )}
        </FactRow>
      )}
      <Fact name="Who speaks in it" value={`${word}. ${meaning}`} />
      <Fact name="Trust" value={`${trust} of 100`} />
      {vendorName !== null && (
        <Fact
          name={
            <>
              Vendor of its <Term id="base-url">endpoints</Term>
            </>
          }
          value={vendorName}
        />
      )}
      {!isByHand && <Fact name="Format" value={source.format ?? 'Found out from the list'} />}
      {source.mapping && (
        <Fact name="Columns" value={`By name: ${source.mapping.url.join(', ')}`} />
      )}
      {licence !== null && <Fact name="Licence" value={licence} />}
    </Facts>
  );
}
