/** A searchset Bundle in JSON of about so many bytes: Observations that differ. */
export function largeBundle(bytes: number): Buffer {
  const entries: string[] = [];
  for (let size = 0, at = 0; size < bytes; at += 1) {
    const entry = JSON.stringify({
      fullUrl: `http://127.0.0.1/fhir/Observation/o${at}`,
      resource: {
        resourceType: 'Observation',
        id: `o${at}`,
        status: 'final',
        category: [
          {
            coding: [
              {
                system: 'http://terminology.hl7.org/CodeSystem/observation-category',
                code: 'laboratory',
                display: 'Laboratory',
              },
            ],
          },
        ],
        code: {
          coding: [
            {
              system: 'http://loinc.org',
              code: '2339-0',
              display: 'Glucose [Mass/volume] in Blood',
            },
          ],
          text: 'Glucose',
        },
        subject: { reference: `Patient/p${at % 97}`, display: `Person ${at % 97}` },
        effectiveDateTime: new Date(Date.UTC(2020, 0, 1, 0, at)).toISOString(),
        valueQuantity: {
          value: 60 + ((at * 7919) % 200),
          unit: 'mg/dL',
          system: 'http://unitsofmeasure.org',
          code: 'mg/dL',
        },
        note: [{ text: `Note ${at}: measured at home, entered by the patient.` }],
      },
      search: { mode: 'match' },
    });
    size += entry.length + 1;
    entries.push(entry);
  }
  return Buffer.from(
    `{"resourceType":"Bundle","type":"searchset","total":${entries.length},"entry":[${entries.join(',')}]}`,
  );
}
