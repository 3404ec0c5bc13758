import type { CapabilityModel, CapableResource } from '@/lib/protocol/fhir/capability-model';
import { splitPath } from '../request/param-rows';
import { commonParams, operationParams, resultParams } from './search-texts';

/** The resource type at the head of a path; null when it has none. */
export function typeOfPath(path: string): string | null {
  return /^\/?([A-Z][A-Za-z]+)(?=[/?]|$)/.exec(splitPath(path).before)?.[1] ?? null;
}

/** What the server says about a type. */
export function resourceOf(
  model: CapabilityModel | null,
  type: string | null,
): CapableResource | null {
  return model?.resources.find((resource) => resource.type === type) ?? null;
}

/** What may be written for the operation at the end of a path; null for a path that asks for none. */
function paramsOfOperation(path: string): readonly { name: string; about: string }[] | null {
  const name = /(?:^|\/)(?:\$|%24)([\w-]+)$/i.exec(splitPath(path).before.trim())?.[1];
  if (name === undefined) return null;
  return Object.hasOwn(operationParams, name) ? (operationParams[name] ?? []) : [];
}

const common = new Map(
  [...commonParams, ...resultParams].map(({ name, about }) => [name, about] as const),
);

/**
 * What is said below a parameter of a path: of an operation, what it does; of a search, what the server writes about it,
 * or that the server does not declare it. Undefined while nothing is known.
 */
export function aboutParam(
  resource: CapableResource | null,
  path: string,
  name: string,
): string | undefined {
  const [plain = '', chain] = name.split(/[.:]/);
  if (plain === '') return undefined;
  const ofOperation = paramsOfOperation(path);
  // What a server makes of other parameters of its operations, it declares nowhere that is read.
  if (ofOperation) return ofOperation.find((param) => param.name === name)?.about;
  const known = common.get(plain);
  if (resource === null) return known;
  const declared = resource.searchParams.find((param) => param.name === plain);
  if (declared) return chain === undefined ? paramText(declared) : `${declared.type}, narrowed`;
  return known ?? 'Not declared by this server.';
}

/** A parameter in one line: its type, and what the server writes about it. */
export function paramText({
  type,
  documentation,
}: {
  type: string;
  documentation?: string | undefined;
}): string {
  return documentation === undefined ? type : `${type}: ${documentation}`;
}

/** All parameters that may be written: of an operation its own; of a type those declared, then those of every server. */
export function paramNames(
  resource: CapableResource | null,
  path: string,
): readonly { name: string; about?: string | undefined }[] {
  const ofOperation = paramsOfOperation(path);
  if (ofOperation) return ofOperation;
  const declared = (resource?.searchParams ?? []).map((param) => ({
    name: param.name,
    about: paramText(param),
  }));
  const names = new Set(declared.map(({ name }) => name));
  return [
    ...declared,
    ...[...commonParams, ...resultParams].filter(({ name }) => !names.has(name)),
  ];
}
