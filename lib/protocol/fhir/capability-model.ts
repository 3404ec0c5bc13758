import * as z from 'zod';
import type { FhirResource } from './resource';

const SearchParamSchema = z.object({
  name: z.string(),
  type: z.string(),
  documentation: z.string().optional(),
});
const OperationSchema = z.object({ name: z.string(), documentation: z.string().optional() });

/** What a server says it can do with one resource type. */
export const CapableResourceSchema = z.object({
  type: z.string(),
  interactions: z.array(z.string()),
  searchParams: z.array(SearchParamSchema),
  includes: z.array(z.string()),
  revincludes: z.array(z.string()),
  operations: z.array(OperationSchema),
  conditionalCreate: z.boolean(),
  conditionalUpdate: z.boolean(),
});

/** A CapabilityStatement as far as requests are built from it. */
export const CapabilityModelSchema = z.object({
  software: z.string().nullable(),
  fhirVersion: z.string().nullable(),
  formats: z.array(z.string()),
  resources: z.array(CapableResourceSchema),
  /** Interactions with the whole system: transaction, batch, search-system … */
  interactions: z.array(z.string()),
  operations: z.array(OperationSchema),
});
export type CapabilityModel = z.infer<typeof CapabilityModelSchema>;
export type CapableResource = z.infer<typeof CapableResourceSchema>;
export type CapableSearchParam = z.infer<typeof SearchParamSchema>;

/** More than any server needs, and few enough to be sent and shown. */
const most = { resources: 400, items: 300, text: 400 } as const;

type Loose = Record<string, unknown>;

function objects(value: unknown): Loose[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter((item): item is Loose => typeof item === 'object' && item !== null)
    .slice(0, most.items);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, most.text) : undefined;
}

function texts(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => text(item) ?? []).slice(0, most.items);
}

/** Members with a name and, where it is there, what is said about them. */
function named(value: unknown): (Loose & { name: string; documentation?: string })[] {
  return objects(value).flatMap((item) => {
    const name = text(item.name);
    const documentation = text(item.documentation);
    return name === undefined
      ? []
      : [{ ...item, name, ...(documentation === undefined ? {} : { documentation }) }];
  });
}

function operations(value: unknown): CapabilityModel['operations'] {
  return named(value).map(({ name, documentation }) => ({
    name: name.replace(/^\$/, ''),
    ...(documentation === undefined ? {} : { documentation }),
  }));
}

function codes(value: unknown): string[] {
  return objects(value).flatMap(({ code }) => text(code) ?? []);
}

function searchParams(value: unknown): CapableSearchParam[] {
  return named(value).map(({ name, type, documentation }) => ({
    name,
    type: text(type) ?? 'string',
    ...(documentation === undefined ? {} : { documentation }),
  }));
}

/**
 * What a CapabilityStatement says that a request can be built from. What is malformed in it is left out.
 * @see https://hl7.org/fhir/R4/capabilitystatement.html
 */
export function capabilityModel(statement: FhirResource): CapabilityModel {
  const rest = objects(statement.rest).find(({ mode }) => mode === 'server') ?? {};
  const software = (statement.software ?? {}) as Loose;
  const everywhere = searchParams(rest.searchParam);
  const resources = (Array.isArray(rest.resource) ? (rest.resource as unknown[]) : [])
    .slice(0, most.resources)
    .filter((item): item is Loose => typeof item === 'object' && item !== null)
    .flatMap((entry): CapableResource[] => {
      const type = text(entry.type);
      if (type === undefined) return [];
      const own = searchParams(entry.searchParam);
      const names = new Set(own.map(({ name }) => name));
      return [
        {
          type,
          interactions: codes(entry.interaction),
          searchParams: [...own, ...everywhere.filter(({ name }) => !names.has(name))],
          includes: texts(entry.searchInclude),
          revincludes: texts(entry.searchRevInclude),
          operations: operations(entry.operation),
          conditionalCreate: entry.conditionalCreate === true,
          conditionalUpdate: entry.conditionalUpdate === true,
        },
      ];
    });
  return {
    software: [text(software.name), text(software.version)].filter(Boolean).join(' ') || null,
    fhirVersion: text(statement.fhirVersion) ?? null,
    formats: texts(statement.format),
    resources: resources.toSorted((a, b) => (a.type < b.type ? -1 : 1)),
    interactions: codes(rest.interaction),
    operations: operations(rest.operation),
  };
}
