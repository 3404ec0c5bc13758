import { describe, expect, it } from 'vitest';
import { readImport } from '../import/read-import';
import { brunoOf } from './bruno';
import type { ExportableCollection } from './exportable';
import { collectionHar } from './har';
import { postmanOf } from './postman';

const collection: ExportableCollection = {
  name: 'Ours',
  requests: [
    {
      name: 'All',
      folder: null,
      method: 'GET',
      url: 'https://a.example/r4/Patient?_count=5&name={{name}}',
      headers: [['Accept', 'application/fhir+json']],
      body: null,
    },
    {
      name: 'Write',
      folder: 'People',
      method: 'PUT',
      url: 'https://a.example/r4/Patient/1',
      headers: [
        ['Content-Type', 'application/fhir+json'],
        ['If-Match', 'W/"1"'],
      ],
      body: '{"resourceType":"Patient"}',
    },
  ],
};
const back = (document: unknown) =>
  readImport([{ name: 'ours.json', text: JSON.stringify(document) }]).requests.map(
    ({ name, folder, method, url, headers, body }) => ({
      name,
      folder,
      method,
      url,
      headers,
      body,
    }),
  );
const inOrder = [collection.requests[1], collection.requests[0]];

describe('exports', () => {
  it('come back from Postman as they were', () => {
    expect(back(postmanOf(collection))).toEqual(inOrder);
  });

  it('come back from Bruno as they were', () => {
    expect(back(brunoOf(collection))).toEqual(inOrder);
  });

  it('come back from an archive, which has no folders and no names', () => {
    const har = collectionHar(collection, new Date('2026-11-24T12:00:00Z'), '1.0.0');
    expect(back(har)).toEqual([
      { ...collection.requests[0], name: 'r4/Patient' },
      { ...collection.requests[1], name: 'Patient/1', folder: null },
    ]);
    expect(har).toMatchObject({
      log: { version: '1.2', entries: [{ comment: 'All' }, { comment: 'People / Write' }] },
    });
  });
});
