'use client';

import { FolderPlus, Search } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { NppesNoteSchema, type NppesNote, type NppesRecord } from '@/lib/schemas/nppes';

/** What came of putting a record into the directory, in a sentence. */
function NoteResult({ note, workspace }: Readonly<{ note: NppesNote; workspace: string }>) {
  if (note.state === 'not-answering') {
    return (
      <Callout tone="warn" title="NPPES is not answering">
        {note.reason}
      </Callout>
    );
  }
  if (note.state === 'not-listed') {
    return <Callout tone="warn" title="NPPES does not list it any more" />;
  }
  const count = note.endpoints.length;
  return (
    <Callout tone="pass" title="It is in the directory">
      {count === 0
        ? 'Without an endpoint: NPPES lists none that could be a FHIR server.'
        : `With ${count === 1 ? 'one endpoint' : `${count} endpoints`}, self-reported in NPPES and not checked until a probe has reached it.`}{' '}
      <Link href={`/w/${workspace}/directory?q=${note.npi}`} className="underline">
        Show it
      </Link>
    </Callout>
  );
}

/** The endpoints of a record: self-reported, with the reason where one cannot be a FHIR server. */
function EndpointLines({ record }: Readonly<{ record: NppesRecord }>) {
  if (record.endpoints.length === 0) return null;
  return (
    <ul className="space-y-1 text-xs" aria-label={`Endpoints of ${record.name}`}>
      {record.endpoints.map(({ address, problem, affiliation }) => (
        <li key={address} className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          <span className="font-mono break-all">{address}</span>
          <Badge tone={problem === null ? 'warn' : 'skip'}>
            {problem === null ? 'self-reported in NPPES' : 'no FHIR endpoint'}
          </Badge>
          {problem !== null && <span className="text-muted">{problem}</span>}
          {affiliation !== null && <span className="text-muted">of {affiliation}</span>}
        </li>
      ))}
    </ul>
  );
}

/** One record of NPPES, with what can be done with it. */
export function NppesRecordItem({
  workspace,
  record,
  maySuggest,
  onChoose,
}: Readonly<{
  workspace: string;
  record: NppesRecord;
  maySuggest: boolean;
  onChoose: (record: NppesRecord) => void;
}>) {
  const { npi, name, type, otherNames, locations, telephone, taxonomies, otherEndpoints } = record;
  const [note, setNote] = useState<NppesNote | null>(null);
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/workspaces/${workspace}/directory/nppes/${npi}`;
    setNote(await callApi(NppesNoteSchema, 'POST', path));
  });
  const [place] = locations;
  const where =
    place && [place.line, place.city, place.state, place.zip].filter(Boolean).join(', ');
  const what = (taxonomies.find(({ isPrimary }) => isPrimary) ?? taxonomies[0])?.description;
  const isOrganization = type === 'organization';
  return (
    <li className="space-y-2 px-4 py-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-0 font-medium break-words">{name}</span>
        {!isOrganization && <Badge tone="info">a person</Badge>}
        <span className="font-mono text-xs text-muted">NPI {npi}</span>
      </p>
      <p className="text-xs break-words text-muted">
        {[what, where, telephone].filter(Boolean).join(' · ')}
      </p>
      {otherNames.length > 0 && (
        <p className="text-xs break-words text-muted">
          Also {otherNames.map((other) => other.name).join(', ')}
        </p>
      )}
      <EndpointLines record={record} />
      {otherEndpoints > 0 && (
        <p className="text-xs text-muted">
          {otherEndpoints} more: Direct addresses and others, which are no FHIR endpoints.
        </p>
      )}
      {isOrganization && (
        <div className="flex flex-wrap gap-2">
          <Link href={`/w/${workspace}/directory?q=${npi}`} className={buttonClass('ghost', 'sm')}>
            <Search aria-hidden /> Search the directory for this NPI
          </Link>
          <Button kind="ghost" size="sm" onClick={() => onChoose(record)}>
            Use it below
          </Button>
          {maySuggest && note?.state !== 'noted' && (
            <Button size="sm" busy={isBusy} onClick={() => void submit()}>
              {!isBusy && <FolderPlus aria-hidden />} Put into the directory
            </Button>
          )}
        </div>
      )}
      <FormError error={error} />
      {note && <NoteResult note={note} workspace={workspace} />}
    </li>
  );
}
