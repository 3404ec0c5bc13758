import { describe, expect, it } from 'vitest';
import { readImport } from './read-import';

const environment = {
  id: '4d1c',
  name: 'Vendor, test',
  values: [
    { key: 'base', value: 'https://a.example/r4', type: 'default', enabled: true },
    { key: 'off', value: 'x', type: 'default', enabled: false },
    { key: 'pin', value: 'canary-1', type: 'secret', enabled: true },
    { key: 'access_token', value: 'canary-2', type: 'default', enabled: true },
    { key: 'login', value: 'Basic canary-3', type: 'default', enabled: true },
    { key: '', value: 'no name' },
    { key: 'base', value: 'https://b.example/r4', type: 'default', enabled: true },
  ],
  _postman_variable_scope: 'environment',
};
const collection = {
  info: { name: 'Vendor reads' },
  item: [{ name: 'One', request: '{{base}}/Patient' }],
};
const file = (name: string, content: unknown) => ({ name, text: JSON.stringify(content) });

describe('a Postman environment', () => {
  it('is read by itself, with the secret ones empty', () => {
    const imported = readImport([file('vendor.postman_environment.json', environment)]);
    expect(imported).toEqual({
      format: 'postman',
      name: 'Vendor, test',
      requests: [],
      environments: [
        {
          name: 'Vendor, test',
          variables: [
            { name: 'base', value: 'https://b.example/r4', isSecret: false },
            { name: 'pin', value: '', isSecret: true },
            { name: 'access_token', value: '', isSecret: true },
            { name: 'login', value: '', isSecret: true },
          ],
        },
      ],
      notes: [],
    });
  });

  it('comes along with a collection that was chosen with it, whatever the order', () => {
    const files = [
      file('vendor.postman_environment.json', environment),
      file('vendor.json', collection),
      file('package.json', { scripts: {} }),
    ];
    for (const chosen of [files, files.toReversed()]) {
      const imported = readImport(chosen);
      expect(imported.name).toBe('Vendor reads');
      expect(imported.requests).toHaveLength(1);
      expect(imported.environments.map(({ name }) => name)).toEqual(['Vendor, test']);
      expect(imported.notes).toEqual([
        expect.stringContaining('package.json was passed over') as string,
      ]);
    }
  });

  it('is refused in words when nothing is in it', () => {
    expect(() => readImport([file('', { ...environment, values: [] })])).toThrow('no variable');
  });
});
