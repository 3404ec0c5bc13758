import * as z from 'zod';

const JsonSchemaSchema = z.looseObject({});
type JsonSchema = z.infer<typeof JsonSchemaSchema>;

const ContentSchema = z.record(z.string(), z.looseObject({ schema: JsonSchemaSchema.optional() }));

const OperationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  tags: z.array(z.string()).min(1),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        description: z.string().optional(),
        schema: JsonSchemaSchema,
      }),
    )
    .default([]),
  requestBody: z.looseObject({ required: z.boolean(), content: ContentSchema }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({ description: z.string(), content: ContentSchema.optional() }),
  ),
});

const DocumentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), OperationSchema)),
  components: z.looseObject({ schemas: z.record(z.string(), JsonSchemaSchema) }),
});

/** One member of a body or one parameter. */
export interface ApiField {
  name: string;
  type: string;
  isRequired: boolean;
  description: string | null;
  /** As JSON text. */
  default: string | null;
}

/** One answer: its status, and the media types with what they hold. */
export interface ApiAnswer {
  status: string;
  description: string;
  types: { mediaType: string; holds: string }[];
}

/** One endpoint, ready to be shown. */
export interface ApiOperation {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  parameters: (ApiField & { in: string })[];
  /** null without a body. */
  body: { isRequired: boolean; fields: ApiField[] } | null;
  answers: ApiAnswer[];
}

const nameOf = (ref: unknown) => (typeof ref === 'string' ? (ref.split('/').at(-1) ?? ref) : 'any');

function asSchemas(value: unknown): JsonSchema[] {
  return z.array(JsonSchemaSchema).catch([]).parse(value);
}

/** The type of a JSON Schema in a few words: `string`, `"a" | "b"`, `Run[]`, `string | null`. */
export function typeOf(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) {
    return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  }
  const alternatives = asSchemas(schema.anyOf ?? schema.oneOf);
  if (alternatives.length > 0) return [...new Set(alternatives.map(typeOf))].join(' | ');
  if (schema.type === 'array') {
    const item = JsonSchemaSchema.catch({}).parse(schema.items);
    const type = typeOf(item);
    return type.includes(' ') ? `(${type})[]` : `${type}[]`;
  }
  if (typeof schema.type !== 'string') return 'any';
  const format = typeof schema.format === 'string' ? ` (${schema.format})` : '';
  return `${schema.type}${format}`;
}

function resolve(schema: JsonSchema, components: Record<string, JsonSchema>): JsonSchema {
  return schema.$ref === undefined ? schema : (components[nameOf(schema.$ref)] ?? {});
}

/** The members of one object schema, and which of them are required. */
function membersOf(schema: JsonSchema) {
  return {
    properties: z.record(z.string(), JsonSchemaSchema).catch({}).parse(schema.properties),
    required: z.array(z.string()).catch([]).parse(schema.required),
  };
}

/**
 * The members of an object schema; members of members as `outer.inner`, two levels deep. Of alternatives
 * all members are listed; one is required when every alternative requires it.
 */
export function fieldsOf(
  schema: JsonSchema,
  components: Record<string, JsonSchema>,
  prefix = '',
): ApiField[] {
  const whole = resolve(schema, components);
  const alternatives = asSchemas(whole.anyOf ?? whole.oneOf);
  const shapes = (alternatives.length > 0 ? alternatives : [whole]).map((shape) =>
    membersOf(resolve(shape, components)),
  );
  const names = [...new Set(shapes.flatMap(({ properties }) => Object.keys(properties)))];
  return names.flatMap((name) => {
    const variants = shapes
      .map(({ properties }) => properties[name])
      .filter((variant) => variant !== undefined);
    const [first = {}] = variants;
    const field: ApiField = {
      name: `${prefix}${name}`,
      type: [...new Set(variants.map(typeOf))].join(' | '),
      isRequired: shapes.every(({ required }) => required.includes(name)),
      description: typeof first.description === 'string' ? first.description : null,
      default: first.default === undefined ? null : JSON.stringify(first.default),
    };
    return prefix === '' ? [field, ...fieldsOf(first, components, `${name}.`)] : [field];
  });
}

function answersOf(operation: z.infer<typeof OperationSchema>): ApiAnswer[] {
  return Object.entries(operation.responses).map(([status, { description, content = {} }]) => ({
    status,
    description,
    types: Object.entries(content).map(([mediaType, { schema }]) => ({
      mediaType,
      holds: typeof schema?.description === 'string' ? schema.description : typeOf(schema ?? {}),
    })),
  }));
}

/** The id of the section of a tag: `tag-certificate-requests` of “Certificate requests”, fit for an address. */
export function sectionId(tag: string): string {
  const slug = tag
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `tag-${slug}`;
}

/**
 * Reads an OpenAPI 3.1 document as groups of endpoints by tag, in the order of the document. Throws a
 * ZodError when it is not one.
 */
export function readApiDocument(document: unknown): { tag: string; operations: ApiOperation[] }[] {
  const { paths, components } = DocumentSchema.parse(document);
  const groups = new Map<string, ApiOperation[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const [tag = ''] = operation.tags;
      const { requestBody } = operation;
      const body = requestBody?.content['application/json']?.schema;
      groups.set(tag, [
        ...(groups.get(tag) ?? []),
        {
          id: operation.operationId,
          method: method.toUpperCase(),
          path,
          summary: operation.summary,
          description: operation.description,
          parameters: operation.parameters.map((parameter) => ({
            name: parameter.name,
            in: parameter.in,
            type: typeOf(parameter.schema),
            isRequired: parameter.required,
            description: parameter.description ?? null,
            default:
              parameter.schema.default === undefined
                ? null
                : JSON.stringify(parameter.schema.default),
          })),
          body:
            requestBody && body
              ? { isRequired: requestBody.required, fields: fieldsOf(body, components.schemas) }
              : null,
          answers: answersOf(operation),
        },
      ]);
    }
  }
  return [...groups].map(([tag, operations]) => ({ tag, operations }));
}
