import 'server-only';
import type { FhirResource } from 'fhir/r4';
import { elementsOf, type ElementDefinition } from '../elements/table';

const namespace = 'http://hl7.org/fhir';

type Node = Readonly<Record<string, unknown>>;

/**
 * Writes a resource as XML: elements in the order of the specification, `id` of elements and `url` of extensions as
 * attributes, values of primitives in `value`, the narrative as it is. What R4 does not define is not written.
 * @see https://hl7.org/fhir/R4/xml.html
 */
export function writeXml(resource: FhirResource, isPretty = false): string {
  const writer = new Writer(isPretty);
  writer.resource(resource as unknown as Node, 0, ` xmlns="${namespace}"`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writer.text}`;
}

class Writer {
  text = '';
  readonly #isPretty: boolean;

  constructor(isPretty: boolean) {
    this.#isPretty = isPretty;
  }

  resource(resource: Node, depth: number, attributes = ''): void {
    const name = String(resource.resourceType);
    this.#element(name, attributes, depth, () => {
      this.#children(resource, name, depth + 1);
    });
  }

  #children(node: Node, type: string, depth: number): void {
    for (const element of elementsOf(type)?.values() ?? []) {
      if (isAttribute(element, type)) continue;
      const value = node[element.name];
      const partner = node[`_${element.name}`];
      if (value === undefined && partner === undefined) continue;
      const [values, partners] = [listOf(value), listOf(partner)];
      const length = Math.max(values.length, partners.length);
      for (let index = 0; index < length; index += 1) {
        this.#one(element, values[index], partners[index], depth);
      }
    }
  }

  #one(element: ElementDefinition, value: unknown, partner: unknown, depth: number): void {
    if (element.type === 'Resource') {
      this.#element(element.name, '', depth, () => {
        this.resource(value as Node, depth + 1);
      });
    } else if (element.type === 'xhtml') {
      // The narrative is XHTML already, with its own namespace on the outermost element.
      this.#line(depth, String(value));
    } else if (elementsOf(element.type)) {
      const node = value as Node;
      const url = element.type === 'Extension' ? attribute('url', node.url) : '';
      this.#element(element.name, `${attribute('id', node.id)}${url}`, depth, () => {
        this.#children(node, element.type, depth + 1);
      });
    } else {
      const extra = (partner ?? {}) as Node;
      const attributes = `${attribute('id', extra.id)}${attribute('value', value)}`;
      this.#element(element.name, attributes, depth, () => {
        this.#children({ extension: extra.extension }, 'Element', depth + 1);
      });
    }
  }

  #element(name: string, attributes: string, depth: number, content: () => void): void {
    const before = this.text;
    this.#line(depth, `<${name}${attributes}>`);
    const opened = this.text;
    content();
    if (this.text === opened) {
      this.text = before;
      this.#line(depth, `<${name}${attributes}/>`);
    } else this.#line(depth, `</${name}>`);
  }

  #line(depth: number, text: string): void {
    this.text += this.#isPretty ? `${'  '.repeat(depth)}${text}\n` : text;
  }
}

function isAttribute(element: ElementDefinition, type: string): boolean {
  if (element.name === 'id') return elementsOf(type)?.has('meta') !== true;
  return element.name === 'url' && type === 'Extension';
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function attribute(name: string, value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    return '';
  return ` ${name}="${escapeXml(String(value))}"`;
}

/** Text for an attribute; what XML cannot say is left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;');
}
