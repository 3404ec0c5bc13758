import 'server-only';
import { isObject } from '@/lib/protocol/json-value';
import type { OperationOutcomeIssue } from 'fhir/r4';
import { primitiveProblem } from './primitives';
import { elementsOf, type ElementDefinition } from './table';

/** More remarks than these are not made. */
const maxIssues = 50;
const maxDepth = 40;

type Remark = (
  severity: OperationOutcomeIssue['severity'],
  code: OperationOutcomeIssue['code'],
  path: string,
  text: string,
) => void;

/**
 * What is wrong with the structure of a resource: elements that do not exist or are missing, lists that are none,
 * values of another type. Codes and references are not looked up, invariants and profiles not evaluated.
 * @see https://hl7.org/fhir/R4/validation.html
 */
export function validateStructure(resource: unknown): OperationOutcomeIssue[] {
  const issues: OperationOutcomeIssue[] = [];
  const remark: Remark = (severity, code, path, text) => {
    if (issues.length >= maxIssues) return;
    const diagnostics = `${path} ${text}.`;
    issues.push({
      severity,
      code,
      details: { text: diagnostics },
      diagnostics,
      expression: [path],
    });
  };
  checkResource(resource, '', remark, 0);
  return issues;
}

function checkResource(value: unknown, path: string, remark: Remark, depth: number): void {
  const type = isObject(value) ? value.resourceType : undefined;
  const where = path === '' ? (typeof type === 'string' ? type : 'The body') : path;
  if (!isObject(value) || typeof type !== 'string') {
    remark('error', 'structure', where, 'is no resource: it has no resourceType');
    return;
  }
  if (!elementsOf(type)) {
    remark(
      'error',
      'not-supported',
      where,
      `is of the type ${type}, which this server cannot check`,
    );
    return;
  }
  const elements = Object.entries(value).filter(([name]) => name !== 'resourceType');
  checkElements(Object.fromEntries(elements), type, where, remark, depth);
}

function checkElements(
  value: Record<string, unknown>,
  type: string,
  path: string,
  remark: Remark,
  depth: number,
): void {
  const definitions = elementsOf(type);
  if (!definitions) return;
  if (depth > maxDepth) {
    remark('error', 'structure', path, 'is nested too deeply');
    return;
  }
  const choices = new Map<string, string>();
  for (const [name, content] of Object.entries(value)) {
    const isPartner = name.startsWith('_');
    const element = definitions.get(isPartner ? name.slice(1) : name);
    if (!element) {
      remark('error', 'structure', `${path}.${name}`, `is no element of ${type}`);
      continue;
    }
    // `_birthDate` carries the extensions of `birthDate`; what is in them is taken as it is.
    if (isPartner) continue;
    const taken = element.choice === null ? undefined : choices.get(element.choice);
    if (taken !== undefined) {
      remark('error', 'structure', `${path}.${name}`, `cannot be there together with ${taken}`);
    }
    if (element.choice !== null) choices.set(element.choice, name);
    checkElement(content, element, `${path}.${name}`, remark, depth);
  }
  for (const element of definitions.values()) {
    const isThere = element.name in value || `_${element.name}` in value;
    if (element.isRequired && element.choice === null && !isThere) {
      remark('error', 'required', `${path}.${element.name}`, 'has to be there');
    }
  }
  const missing = [...definitions.values()].find(
    ({ choice, isRequired }) => choice !== null && isRequired && !choices.has(choice),
  );
  if (missing) remark('error', 'required', `${path}.${missing.choice}[x]`, 'has to be there');
}

function checkElement(
  content: unknown,
  element: ElementDefinition,
  path: string,
  remark: Remark,
  depth: number,
): void {
  if (Array.isArray(content) !== element.isList) {
    const text = element.isList ? 'is a list' : 'is not a list';
    remark('error', 'structure', path, text);
    return;
  }
  const entries: readonly unknown[] = Array.isArray(content) ? content : [content];
  if (entries.length === 0) remark('error', 'structure', path, 'is an empty list; leave it out');
  entries.forEach((entry, index) => {
    const where = element.isList ? `${path}[${index}]` : path;
    if (element.type === 'Resource') checkResource(entry, where, remark, depth + 1);
    else if (elementsOf(element.type)) {
      if (isObject(entry)) checkElements(entry, element.type, where, remark, depth + 1);
      else remark('error', 'structure', where, `is an object (${element.type})`);
    } else if (!(element.isList && entry === null)) {
      // In a list of primitives null keeps the place of what has extensions only.
      const problem = primitiveProblem(element.type, entry);
      if (problem !== null) remark('error', 'value', where, problem);
    }
  });
}
