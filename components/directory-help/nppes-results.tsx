import { Callout } from '@/components/ui/callout';
import type { NppesAnswer, NppesRecord } from '@/lib/schemas/nppes';
import { NppesRecordItem } from './nppes-record-item';

const registry = 'https://npiregistry.cms.hhs.gov/search';

/** What NPPES answered: its records, that it lists none, that it refused, or that it does not answer. */
export function NppesResults({
  workspace,
  answer,
  hasAskedNpi,
  maySuggest,
  onChoose,
}: Readonly<{
  workspace: string;
  answer: NppesAnswer;
  hasAskedNpi: boolean;
  maySuggest: boolean;
  onChoose: (record: NppesRecord) => void;
}>) {
  if (answer.state === 'not-answering') {
    return (
      <Callout tone="warn" title="NPPES is not answering">
        {answer.reason} That is not your doing. Try again in some minutes, or look on{' '}
        <a href={registry} target="_blank" rel="noreferrer" className="underline">
          its own page
        </a>
        .
      </Callout>
    );
  }
  if (answer.state === 'refused') {
    const others = answer.refusals.filter(({ field }) => field === null);
    return (
      <Callout tone="warn" title="NPPES did not take the question">
        {others.length > 0
          ? others.map(({ detail }) => detail).join(' ')
          : 'What it says stands at the fields above. Mend them and look up again.'}
      </Callout>
    );
  }
  const { records, unreadable, isFull } = answer;
  if (records.length === 0) {
    return (
      <Callout title={hasAskedNpi ? 'This NPI is not currently listed' : 'Nothing is listed so'}>
        {hasAskedNpi
          ? 'It may be deactivated, new, or another one than you think. NPPES does not tell these apart.'
          : 'Try fewer words: NPPES compares the beginning of the name, letter by letter.'}
      </Callout>
    );
  }
  return (
    <>
      <p className="mb-2 text-sm text-muted">
        {records.length === 1 ? 'One record' : `${records.length} records`}
        {isFull && ', and there may be more: add a city or a ZIP code'}
        {unreadable > 0 && `; ${unreadable} could not be read`}.
      </p>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {records.map((record) => (
          <NppesRecordItem
            key={record.npi}
            workspace={workspace}
            record={record}
            maySuggest={maySuggest}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </>
  );
}
