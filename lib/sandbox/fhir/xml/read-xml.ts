import 'server-only';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { isNumeric } from '../elements/primitives';
import { elementsOf, type ElementDefinition } from '../elements/table';
import { FhirError } from '../search/fhir-error';

const fhirNamespace = 'http://hl7.org/fhir';
const xhtmlNamespace = 'http://www.w3.org/1999/xhtml';
const maxDepth = 60;

type Target = Record<string, unknown>;

/** An element that is being read. */
interface Frame {
  /** Its type; null for one that only holds a resource. */
  type: string | null;
  node: Target;
  /** Where a contained resource goes. */
  element: ElementDefinition | null;
}

/**
 * Reads a resource from XML into the form of JSON. The narrative is kept as text.
 * @throws {FhirError} 400 when it is not well-formed, has a DOCTYPE, or has elements that R4 does not define
 * @see https://hl7.org/fhir/R4/xml.html
 */
export function readXml(text: string): unknown {
  const reader = new Reader();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw refusal(error.message);
  });
  // Entities of its own are not FHIR, and are how XML parsers are attacked.
  parser.on('doctype', () => {
    throw refusal('a document type is not allowed');
  });
  parser.on('opentag', (tag) => {
    reader.open(tag);
  });
  parser.on('closetag', (tag) => {
    reader.close(tag);
  });
  parser.on('text', (content) => {
    reader.characters(content);
  });
  parser.write(text).close();
  if (reader.result) tidy(reader.result);
  return reader.result;
}

function refusal(reason: string): FhirError {
  return new FhirError(400, 'structure', `The body is no FHIR in XML: ${reason}.`);
}

class Reader {
  result: Target | null = null;
  readonly #frames: Frame[] = [];
  #narrative: string[] | null = null;
  #narrativeDepth = 0;

  open(tag: SaxesTagNS): void {
    if (this.#narrative) {
      this.#narrativeDepth += 1;
      this.#narrative.push(openTag(tag, false));
      return;
    }
    if (this.#frames.length >= maxDepth) throw refusal('it is nested too deeply');
    const frame = this.#frames.at(-1);
    if (!frame) {
      this.result = this.#openResource(tag);
    } else if (frame.type === null) {
      place(frame.node, frame.element, this.#openResource(tag));
    } else this.#openElement(tag, frame);
  }

  close(tag: SaxesTagNS): void {
    if (this.#narrative && this.#narrativeDepth > 0) {
      this.#narrativeDepth -= 1;
      this.#narrative.push(tag.isSelfClosing ? '' : `</${tag.local}>`);
      return;
    }
    if (this.#narrative) {
      const frame = this.#frames.at(-1);
      if (frame) frame.node[tag.local] = `${this.#narrative.join('')}</${tag.local}>`;
      this.#narrative = null;
      return;
    }
    this.#frames.pop();
  }

  characters(text: string): void {
    if (this.#narrative) this.#narrative.push(escapeText(text));
    else if (text.trim() !== '')
      throw refusal(`'${text.trim().slice(0, 40)}' stands between elements`);
  }

  #openResource(tag: SaxesTagNS): Target {
    if (tag.uri !== fhirNamespace) {
      throw refusal(`<${tag.name}> is not in the namespace ${fhirNamespace}`);
    }
    if (!elementsOf(tag.local)?.has('implicitRules')) {
      throw refusal(`<${tag.local}> is no resource that this server knows`);
    }
    const node: Target = { resourceType: tag.local };
    this.#frames.push({ type: tag.local, node, element: null });
    return node;
  }

  #openElement(tag: SaxesTagNS, { type, node }: Frame): void {
    const element = elementsOf(type ?? '')?.get(tag.local);
    if (!element) throw refusal(`<${tag.name}> is no element of ${type ?? 'it'}`);
    if (element.type === 'xhtml') {
      if (tag.uri !== xhtmlNamespace) throw refusal('the narrative is not in the XHTML namespace');
      this.#narrative = [openTag(tag, true)];
      return;
    }
    if (tag.uri !== fhirNamespace) throw refusal(`<${tag.name}> is not in the namespace of FHIR`);
    if (element.type === 'Resource') {
      this.#frames.push({ type: null, node, element });
      return;
    }
    const { id, url, value } = attributesOf(tag);
    if (elementsOf(element.type)) {
      const child: Target = { ...(id !== undefined && { id }), ...(url !== undefined && { url }) };
      place(node, element, child);
      this.#frames.push({ type: element.type, node: child, element });
      return;
    }
    const partner: Target = id === undefined ? {} : { id };
    placePrimitive(node, element, value, partner);
    this.#frames.push({ type: 'Element', node: partner, element });
  }
}

function place(node: Target, element: ElementDefinition | null, value: unknown): void {
  if (!element) return;
  const { name, isList } = element;
  if (!isList && name in node) throw refusal(`<${name}> is there twice`);
  if (isList) node[name] = [...((node[name] as unknown[] | undefined) ?? []), value];
  else node[name] = value;
}

/** Puts the value where it belongs and what it has beside it into `_name`; both are tidied up at the end. */
function placePrimitive(
  node: Target,
  element: ElementDefinition,
  value: string | undefined,
  partner: Target,
): void {
  place(node, element, value === undefined ? null : valueOf(element, value));
  place(node, { ...element, name: `_${element.name}` }, partner);
}

/** Leaves out values and partners that are not there: FHIR has no empty objects. */
function tidy(node: Target): void {
  for (const [name, content] of Object.entries(node)) {
    const entries: readonly unknown[] = Array.isArray(content) ? content : [content];
    for (const entry of entries) {
      if (typeof entry === 'object' && entry !== null) tidy(entry as Target);
    }
    const isEmpty = (entry: unknown) =>
      entry === null ||
      (name.startsWith('_') && typeof entry === 'object' && Object.keys(entry).length === 0);
    if (entries.every(isEmpty)) Reflect.deleteProperty(node, name);
    else if (Array.isArray(content)) {
      node[name] = entries.map((entry) => (isEmpty(entry) ? null : entry));
    }
  }
}

function valueOf({ type, name }: ElementDefinition, text: string): unknown {
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (!isNumeric(type)) return text;
  if (text.trim() === '' || Number.isNaN(Number(text))) throw refusal(`<${name}> is no number`);
  return Number(text);
}

function attributesOf(tag: SaxesTagNS): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.values(tag.attributes).map(({ name, value }) => [name, value] as const),
  );
}

function openTag(tag: SaxesTagNS, isOutermost: boolean): string {
  const attributes = Object.values(tag.attributes)
    .filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map(({ name, value }) => ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`)
    .join('');
  const namespace = isOutermost ? ` xmlns="${xhtmlNamespace}"` : '';
  const isEmpty = tag.isSelfClosing && !isOutermost;
  return `<${tag.local}${namespace}${attributes}${isEmpty ? '/' : ''}>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
