import 'server-only';
import type { Narrative } from 'fhir/r4';
import type { NewResource } from '../resource-types';

type Row = readonly [label: string, value: string | undefined];

/**
 * What a resource says, for people, where the holder writes it down.
 * @see https://hl7.org/fhir/R4/narrative.html
 */
export function narrativeOf(resource: NewResource): Narrative | null {
  switch (resource.resourceType) {
    case 'Patient': {
      const [name] = resource.name ?? [];
      const [address] = resource.address ?? [];
      return table(`${(name?.given ?? []).join(' ')} ${name?.family ?? ''}`, [
        ['Born', resource.birthDate],
        ['Died', resource.deceasedDateTime?.slice(0, 10)],
        ['Record', resource.identifier?.[0]?.value],
        ['Lives in', address && `${address.city ?? ''}, ${address.state ?? ''}`],
        ['Doctor', resource.generalPractitioner?.[0]?.display],
      ]);
    }
    case 'AllergyIntolerance':
      return table(`Allergy: ${resource.code?.text ?? resource.code?.coding?.[0]?.display ?? ''}`, [
        ['Criticality', resource.criticality],
        ['Recorded', resource.recordedDate],
      ]);
    case 'DiagnosticReport':
      return table(resource.code.text ?? resource.code.coding?.[0]?.display ?? 'Report', [
        ['Of', resource.subject?.display],
        ['Taken', resource.effectiveDateTime?.slice(0, 10)],
        ['Values', resource.result?.map((entry) => entry.display).join(', ')],
      ]);
    case 'DocumentReference':
      return table(resource.description ?? 'Document', [
        ['Of', resource.subject?.display],
        ['Written', resource.date?.slice(0, 10)],
        ['Kind', resource.content[0]?.attachment.contentType],
      ]);
    default:
      return null;
  }
}

function table(title: string, rows: readonly Row[]): Narrative {
  const body = rows
    .filter((row): row is readonly [string, string] => row[1] !== undefined)
    .map(([label, value]) => `<tr><th>${escape(label)}</th><td>${escape(value)}</td></tr>`)
    .join('');
  return {
    status: 'generated',
    div: `<div xmlns="http://www.w3.org/1999/xhtml"><p><b>${escape(title)}</b></p><table><tbody>${body}</tbody></table></div>`,
  };
}

/** Text for XHTML. */
export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
