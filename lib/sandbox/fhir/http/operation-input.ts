import 'server-only';
import type { Parameters, ParametersParameter } from 'fhir/r4';
import { FhirError } from '../search/fhir-error';
import { maxResourceBytes, readResource, requireStructure } from './body';
import type { Call, Parameter } from './call';

/**
 * What goes into an operation: the parameters of the URL, and with POST, which every operation has to take, those of a
 * Parameters resource. An operation that needs nothing may be sent nothing.
 *
 * @throws {FhirError} 400 for another resource and for values that are no primitives, 413, 415, 422
 * @see https://hl7.org/fhir/R4/operations.html#request
 */
export async function readOperationInput(call: Call): Promise<Parameter[]> {
  if (call.method !== 'POST' || (await call.readText(maxResourceBytes)) === '') {
    return [...call.parameters];
  }
  const resource = await readParametersResource(call);
  return [...call.parameters, ...(resource.parameter ?? []).map(pairOf)];
}

/**
 * The Parameters resource in the body of an operation.
 * @throws {FhirError} 400 for another resource, 413, 415, 422
 */
export async function readParametersResource(call: Call): Promise<Parameters> {
  const resource = await readResource(call, maxResourceBytes);
  if (resource.resourceType !== 'Parameters') {
    const text = `Found a ${resource.resourceType} as body, expected Parameters.`;
    throw new FhirError(400, 'invalid', text);
  }
  requireStructure(resource);
  return resource;
}

function pairOf(parameter: ParametersParameter): Parameter {
  const value = Object.entries(parameter).find(([name]) =>
    name.startsWith('value'),
  )?.[1] as unknown;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return [parameter.name, String(value)];
  }
  throw new FhirError(400, 'value', `The parameter '${parameter.name}' has no primitive value.`);
}
