import { describe, expect, it } from 'vitest';
import { readImport } from './read-import';

const get = (name: string, more = '') =>
  `meta {\n  name: ${name}\n  type: http\n}\n\nget {\n  url: {{base}}/Patient\n  body: none\n  auth: inherit\n}\n${more}`;

const folder = [
  { name: 'home/ours/bruno.json', text: '{"version":"1","name":"Our reads","type":"collection"}' },
  {
    name: 'home/ours/collection.bru',
    text: 'headers {\n  Accept: application/fhir+json\n  Prefer: handling=strict\n}\n\nauth {\n  mode: bearer\n}\n\nauth:bearer {\n  token: canary-of-the-collection\n}\n\nvars:pre-request {\n  page: 5\n  refresh_token: canary-of-a-variable\n}\n',
  },
  {
    name: 'home/ours/People/folder.bru',
    text: 'meta {\n  name: People\n}\n\nheaders {\n  prefer: handling=lenient\n}\n',
  },
  {
    name: 'home/ours/People/Young/One.bru',
    text: get('One', '\nheaders {\n  X-Own: 1\n}\n'),
  },
  { name: 'home/ours/Top.bru', text: get('Top') },
  {
    name: 'home/ours/environments/Test.bru',
    text: 'vars {\n  base: https://test.example/r4\n  ~off: x\n  session: eyJhbGciOiJub25lIn0.e30.canary\n}\nvars:secret [\n  key,\n  ~pin\n]\n',
  },
  {
    name: 'home/ours/environments/Live.bru',
    text: 'vars {\n  base: https://live.example/r4\n}\n',
  },
  { name: 'home/ours/README.md', text: 'about' },
];

describe('a folder of Bruno', () => {
  const imported = readImport(folder);

  it('gives requests in their folders, with what is said around them', () => {
    expect(imported).toMatchObject({ format: 'bruno', name: 'Our reads' });
    expect(imported.requests).toMatchObject([
      {
        name: 'One',
        folder: 'People / Young',
        auth: 'bearer',
        headers: [
          ['Accept', 'application/fhir+json'],
          ['prefer', 'handling=lenient'],
          ['X-Own', '1'],
        ],
      },
      {
        name: 'Top',
        folder: null,
        headers: [
          ['Accept', 'application/fhir+json'],
          ['Prefer', 'handling=strict'],
        ],
      },
    ]);
    expect(imported.notes).toEqual(['1 files that are no .bru files were passed over.']);
  });

  it('gives every environment, and the variables of the collection as one', () => {
    expect(imported.environments).toEqual([
      {
        name: 'Our reads',
        variables: [
          { name: 'page', value: '5', isSecret: false },
          { name: 'refresh_token', value: '', isSecret: true },
        ],
      },
      {
        name: 'Test',
        variables: [
          { name: 'base', value: 'https://test.example/r4', isSecret: false },
          { name: 'session', value: '', isSecret: true },
          { name: 'key', value: '', isSecret: true },
          { name: 'pin', value: '', isSecret: true },
        ],
      },
      {
        name: 'Live',
        variables: [{ name: 'base', value: 'https://live.example/r4', isSecret: false }],
      },
    ]);
  });

  it('leaves every secret behind', () => {
    expect(JSON.stringify(imported)).not.toContain('canary');
  });
});
