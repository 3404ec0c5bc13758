import type { Body, Exchange, HeaderList } from '@/lib/protocol/exchange';
import { isXml, prettyXml } from './response/text/xml-pretty';
import { pathOf } from './sequence-rows';

function bodyText(body: Body | null): string {
  if (!body || body.bytes === 0) return '';
  return body.text ?? `(${body.note ?? 'the body was not kept'})`;
}

const headerText = (headers: HeaderList): string =>
  headers.map(([name, value]) => `${name}: ${value}\n`).join('');

/** The request as it went over the wire, with masked values as they are kept. */
export function requestMessage({ request, response }: Exchange): string {
  const host = URL.canParse(request.url) ? new URL(request.url).host : '';
  const hasHost = request.headers.some(([name]) => name.toLowerCase() === 'host');
  const headers: HeaderList = hasHost ? request.headers : [['Host', host], ...request.headers];
  const version = response?.httpVersion ?? '1.1';
  return `${request.method} ${pathOf(request.url)} HTTP/${version}\n${headerText(headers)}\n${bodyText(request.body)}`;
}

/** The response as it came over the wire, or why there is none. */
export function responseMessage({ response, failure }: Exchange): string {
  if (!response) return failure ? `No answer: ${failure.message} (${failure.code})` : 'No answer.';
  const head = `HTTP/${response.httpVersion} ${response.status} ${response.statusText}`.trimEnd();
  return `${head}\n${headerText(response.headers)}\n${bodyText(response.body)}`;
}

/** A body indented where it is JSON or XML, its fields listed where it is a form, else null. */
export function prettyBody(body: Body | null): string | null {
  if (!body?.text) return null;
  if (body.mediaType?.includes('x-www-form-urlencoded')) {
    return [...new URLSearchParams(body.text)]
      .map(([name, value]) => `${name} = ${value}`)
      .join('\n');
  }
  const value = jsonBody(body);
  if (value !== undefined) return JSON.stringify(value, null, 2);
  return isXml(body.text) ? prettyXml(body.text) : null;
}

/** The JSON value of a body, or undefined when it is none. */
export function jsonBody(body: Body | null): unknown {
  if (!body?.text || !/^\s*[[{]/.test(body.text)) return undefined;
  try {
    return JSON.parse(body.text) as unknown;
  } catch {
    return undefined;
  }
}
