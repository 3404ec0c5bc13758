import 'server-only';
import type { OperationOutcome } from 'fhir/r4';
import { validateStructure } from '../elements/validate';
import type { ResourceType } from '../resource-types';
import { FhirError, issueOf, outcomeOf } from '../search/fhir-error';
import { maxResourceBytes, readResource } from './body';
import type { Answer, Call, Scene } from './call';
import { serveHistory, serveRead, serveVersion } from './read';
import { requireMethod } from './respond';
import { serveSample } from './sample';
import { serveEverything, serveSearch, typeOf } from './search';
import { serveConditional, serveCreate, serveDelete, servePatch, serveUpdate } from './write';

/**
 * Answers one interaction below the base, with a type. What it writes is seen by the next one of the same scene and
 * is kept by whoever runs it.
 * @throws {FhirError}
 * @see https://hl7.org/fhir/R4/http.html#summary
 */
export async function routeCall(scene: Scene, call: Call): Promise<Answer> {
  const [first = '', second, third, fourth, ...rest] = call.path;
  if (first === '$sample' && second === undefined) return serveSample(scene, call);
  const type = typeOf(first);
  if (second === undefined) return routeType(scene, call, type);
  if (third === undefined) {
    switch (second) {
      case '_search':
        requireMethod(call.method, ['POST']);
        return serveSearch(scene, call, type);
      case '$validate':
        requireMethod(call.method, ['POST']);
        return serveValidate(call, type);
      default:
        return routeInstance(scene, call, type, second);
    }
  }
  if (third === '_history' && fourth === undefined) return serveHistory(scene, call, type, second);
  if (third === '_history' && fourth !== undefined && rest.length === 0) {
    return serveVersion(scene, call, type, second, fourth);
  }
  if (type === 'Patient' && third === '$everything' && fourth === undefined) {
    return serveEverything(scene, call, second);
  }
  throw nothingThere(call);
}

/** The refusal of a path. */
export function nothingThere(call: Call): FhirError {
  return new FhirError(
    404,
    'not-found',
    `'${call.path.join('/')}' is nothing that is served here.`,
  );
}

async function routeType(scene: Scene, call: Call, type: ResourceType): Promise<Answer> {
  requireMethod(call.method, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
  switch (call.method) {
    case 'GET':
      return serveSearch(scene, call, type);
    case 'POST':
      return serveCreate(scene, call, type);
    default:
      return serveConditional(scene, call, type);
  }
}

async function routeInstance(
  scene: Scene,
  call: Call,
  type: ResourceType,
  id: string,
): Promise<Answer> {
  requireMethod(call.method, ['GET', 'PUT', 'PATCH', 'DELETE']);
  switch (call.method) {
    case 'GET':
      return serveRead(scene, call, type, id);
    case 'PUT':
      return serveUpdate(scene, call, type, id);
    case 'PATCH':
      return servePatch(scene, call, type, id);
    default:
      return serveDelete(scene, call, type, id);
  }
}

/**
 * Says what is wrong with the structure of a resource, without writing it.
 * @see https://hl7.org/fhir/R4/resource-operation-validate.html
 */
async function serveValidate(call: Call, type: ResourceType): Promise<Answer> {
  let resource = await readResource(call, maxResourceBytes);
  if (resource.resourceType === 'Parameters') {
    const inner = resource.parameter?.find(({ name }) => name === 'resource')?.resource;
    if (!inner) throw new FhirError(400, 'required', "The Parameters have no 'resource'.");
    resource = inner;
  }
  if (resource.resourceType !== type) {
    throw new FhirError(400, 'invalid', `Found a ${resource.resourceType}, expected a ${type}.`);
  }
  const issues = validateStructure(resource);
  const text =
    'The structure is that of R4. Codes, references, invariants and profiles were not looked at.';
  const outcome: OperationOutcome = outcomeOf(
    issues.length > 0 ? issues : [issueOf('information', 'informational', text)],
  );
  return { status: 200, resource: outcome };
}
