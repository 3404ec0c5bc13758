import 'server-only';
import type { ParametersParameter } from 'fhir/r4';
import type { Call, Parameter } from '../http/call';
import { readParametersResource } from '../http/operation-input';
import { FhirError } from '../search/fhir-error';

/** The parameters of a kick-off, by either method, as texts; `patient` as references. */
export async function readParameters(call: Call): Promise<Parameter[]> {
  if (call.method !== 'POST') return [...call.parameters];
  if (call.parameters.length > 0) {
    throw new FhirError(
      400,
      'invalid',
      'Found parameters in the URL of a POST, expected them in its body: a Parameters resource.',
    );
  }
  const { parameter: parameters = [] } = await readParametersResource(call);
  return parameters.map((parameter) => [parameter.name, valueOf(parameter)]);
}

/** The members that a value may stand in: what the guide says, and what is seen beside it. */
function valueOf(parameter: ParametersParameter): string {
  const { valueString, valueInstant, valueDateTime, valueCode, valueReference } = parameter;
  const value =
    valueString ?? valueInstant ?? valueDateTime ?? valueCode ?? valueReference?.reference;
  if (typeof value === 'string') return value;
  throw new FhirError(
    400,
    'required',
    `The parameter '${parameter.name}' has no value that is understood: expected valueString, valueInstant for _since, or valueReference with a reference for patient.`,
  );
}

/** The values of a parameter that may be repeated and holds a list. */
export function listOf(parameters: readonly Parameter[], name: string): string[] {
  return parameters
    .filter(([known]) => known === name)
    .flatMap(([, value]) => value.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The searches of `_typeFilter`. A comma ends one only where the next begins: values have commas, too. */
export function typeFiltersOf(parameters: readonly Parameter[]): string[] {
  return parameters
    .filter(([known]) => known === '_typeFilter')
    .flatMap(([, value]) => value.split(/,(?=[A-Z][A-Za-z]*\?)/))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
