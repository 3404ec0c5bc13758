import { duration } from '@/lib/format/quantities';
import type { Exchange, HeaderList, Timings } from '@/lib/protocol/exchange';
import { isVolatileHeader } from './volatile';

/** One fact of two answers, side by side. */
export interface FactRow {
  name: string;
  before: string;
  after: string;
  isDifferent: boolean;
}

const none = '–';

function row(name: string, before: string | null, after: string | null): FactRow {
  return { name, before: before ?? none, after: after ?? none, isDifferent: before !== after };
}

/** The request and the status of two answers. */
export function answerRows(before: Exchange | null, after: Exchange | null): FactRow[] {
  const status = (exchange: Exchange | null): string | null => {
    if (!exchange) return null;
    const { response, failure } = exchange;
    return response ? `${response.status} ${response.statusText}`.trim() : (failure?.code ?? null);
  };
  const asked = (exchange: Exchange | null) =>
    exchange && `${exchange.request.method} ${exchange.request.url}`;
  return [
    row('Status', status(before), status(after)),
    row('Request', asked(before), asked(after)),
    row('HTTP', before?.response?.httpVersion ?? null, after?.response?.httpVersion ?? null),
  ];
}

const phases: [name: string, phase: keyof Timings][] = [
  ['DNS', 'dnsMs'],
  ['Connect', 'connectMs'],
  ['TLS', 'tlsMs'],
  ['First byte', 'firstByteMs'],
  ['Body', 'bodyMs'],
  ['Total', 'totalMs'],
];

/** How long each phase took. Times always differ a little: none is marked. */
export function timingRows(before: Exchange | null, after: Exchange | null): FactRow[] {
  return phases.map(([name, phase]) => {
    const [one, other] = [before, after].map((exchange) => exchange?.timings?.[phase] ?? null);
    const text = (ms: number | null | undefined) => (typeof ms === 'number' ? duration(ms) : null);
    return { ...row(name, text(one), text(other)), isDifferent: false };
  });
}

function values(headers: HeaderList, wanted: string): string | null {
  const found = headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
  return found.length > 0 ? found.join(', ') : null;
}

/**
 * The response headers of two answers, those that differ first. Names are compared without case.
 *
 * @param ignoresVolatile what differs from one answer to the next is not marked
 */
export function headerRows(
  before: Exchange | null,
  after: Exchange | null,
  ignoresVolatile: boolean,
): FactRow[] {
  const [one = [], other = []] = [before?.response?.headers, after?.response?.headers];
  const names = new Map([...one, ...other].map(([name]) => [name.toLowerCase(), name]));
  const rows = [...names].map(([key, name]) => {
    const found = row(name, values(one, key), values(other, key));
    return {
      ...found,
      isDifferent: found.isDifferent && !(ignoresVolatile && isVolatileHeader(name)),
    };
  });
  return rows.sort(
    (a, b) => Number(b.isDifferent) - Number(a.isDifferent) || a.name.localeCompare(b.name),
  );
}
