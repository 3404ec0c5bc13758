'use client';

import { CertificateChain } from '@/components/certificates/certificate-chain';
import { Disclosure } from '@/components/ui/disclosure';
import { counted } from '@/lib/format/quantities';
import type { NoteView } from './run-model';
import { useNow } from './use-now';

/** A fact that the run noted: a sentence, values, and certificates as a chain. */
export function NoteBlock({ note }: Readonly<{ note: NoteView }>) {
  const now = useNow();
  const facts = Object.entries(note.facts);
  return (
    <div className="min-w-0 space-y-2 rounded-lg bg-sunken/60 px-3 py-2">
      <p>{note.text}</p>
      {facts.length > 0 && (
        <dl className="grid gap-x-4 gap-y-1 text-xs sm:grid-cols-[max-content_1fr]">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0 font-mono break-all">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {note.certificates.length > 0 && (
        <Disclosure
          summary={
            <span className="text-xs font-medium">
              {counted(note.certificates.length, 'certificate')}
            </span>
          }
        >
          <div className="pt-3">
            <CertificateChain certificates={note.certificates} now={now} />
          </div>
        </Disclosure>
      )}
    </div>
  );
}
