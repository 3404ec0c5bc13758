import { describe, expect, it } from 'vitest';
import { fieldsOf, readApiDocument, sectionId, typeOf } from './api-document';

describe('types in words', () => {
  it.each([
    [{ type: 'string' }, 'string'],
    [{ type: 'string', format: 'email' }, 'string (email)'],
    [{ enum: ['a', 'b'] }, '"a" | "b"'],
    [{ const: 1 }, '1'],
    [{ $ref: '#/components/schemas/Run' }, 'Run'],
    [{ type: 'array', items: { $ref: '#/components/schemas/Run' } }, 'Run[]'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
    [{}, 'any'],
  ])('%j is %s', (schema, type) => expect(typeOf(schema)).toBe(type));
});

const components = {
  Request: {
    type: 'object',
    properties: {
      name: { type: 'string', description: 'What it is called.' },
      role: { enum: ['a', 'b'], default: 'a' },
      inner: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
    },
    required: ['name'],
  },
};

describe('the API reference', () => {
  it.each([
    ['Certificate requests', 'tag-certificate-requests'],
    ['Set-up', 'tag-set-up'],
    ['Trust (of others)', 'tag-trust-of-others'],
    ['API', 'tag-api'],
  ])('has a section for “%s” at #%s', (tag, id) => expect(sectionId(tag)).toBe(id));

  it('lists members, and members of members', () => {
    expect(fieldsOf({ $ref: '#/components/schemas/Request' }, components)).toEqual([
      {
        name: 'name',
        type: 'string',
        isRequired: true,
        description: 'What it is called.',
        default: null,
      },
      { name: 'role', type: '"a" | "b"', isRequired: false, description: null, default: '"a"' },
      { name: 'inner', type: 'object', isRequired: false, description: null, default: null },
      { name: 'inner.path', type: 'string', isRequired: true, description: null, default: null },
    ]);
  });

  it('lists the members of all alternatives', () => {
    const auth = {
      oneOf: [
        { type: 'object', properties: { method: { const: 'none' } }, required: ['method'] },
        {
          type: 'object',
          properties: { method: { const: 'udap' }, scope: { type: 'string' } },
          required: ['method', 'scope'],
        },
      ],
    };
    expect(fieldsOf({ type: 'object', properties: { auth } }, {})).toMatchObject([
      { name: 'auth', type: 'object', isRequired: false },
      { name: 'auth.method', type: '"none" | "udap"', isRequired: true },
      { name: 'auth.scope', type: 'string', isRequired: false },
    ]);
  });

  it('groups the endpoints of a document by tag', () => {
    const operation = {
      summary: 'Do it',
      description: 'Anybody.',
      responses: {
        201: {
          description: 'Done',
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/Request' } },
            'application/x-ndjson': { schema: { type: 'string', description: 'Lines.' } },
          },
        },
      },
    };
    const groups = readApiDocument({
      paths: {
        '/things': {
          get: { ...operation, operationId: 'things.list', tags: ['Things'] },
          post: {
            ...operation,
            operationId: 'things.create',
            tags: ['Things'],
            requestBody: {
              required: true,
              content: {
                'application/json': { schema: { $ref: '#/components/schemas/Request' } },
              },
            },
          },
        },
        '/others': { get: { ...operation, operationId: 'others.list', tags: ['Others'] } },
      },
      components: { schemas: components },
    });
    expect(groups.map(({ tag, operations }) => [tag, operations.map(({ id }) => id)])).toEqual([
      ['Things', ['things.list', 'things.create']],
      ['Others', ['others.list']],
    ]);
    const create = groups[0]?.operations[1];
    expect(create?.method).toBe('POST');
    expect(create?.body?.isRequired).toBe(true);
    expect(create?.body?.fields).toHaveLength(4);
    expect(create?.answers[0]?.types).toEqual([
      { mediaType: 'application/json', holds: 'Request' },
      { mediaType: 'application/x-ndjson', holds: 'Lines.' },
    ]);
  });

  it('refuses what is no description of an API', () => {
    expect(() => readApiDocument({ paths: [] })).toThrow();
  });
});
