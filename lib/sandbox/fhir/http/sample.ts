import 'server-only';
import type { StoredResource } from '../resource-types';
import { FhirError } from '../search/fhir-error';
import { requireAccess } from './authorize';
import { parameterOf, type Answer, type Call, type Scene } from './call';
import { formatOf } from './negotiate';
import { requireMethod } from './respond';

/** The largest sample. */
export const maxSampleBytes = 64 * 1024 * 1024;
const defaultSampleBytes = 1024 * 1024;
const minSampleBytes = 1024;
const chunkBytes = 64 * 1024;

/**
 * `$sample?_bytes=`: an answer of exactly the size that is asked for, to try out how a client takes large ones. It is
 * a collection of observations, the same ones over and over with other ids, in JSON, made while it is sent; spaces
 * at the end fill up what no observation fits into.
 */
export function serveSample(scene: Scene, call: Call): Answer {
  requireMethod(call.method, ['GET']);
  requireAccess(scene.holder, scene.access, 'search', 'Observation');
  const wanted = parameterOf(call, '_bytes') ?? String(defaultSampleBytes);
  const bytes = /^\d{1,9}$/.test(wanted) ? Number(wanted) : NaN;
  if (!(bytes >= minSampleBytes && bytes <= maxSampleBytes)) {
    const text = `'_bytes' is a whole number from ${minSampleBytes} to ${maxSampleBytes}, found '${wanted}'.`;
    throw new FhirError(400, 'value', text);
  }
  const format = parameterOf(call, '_format') ?? call.headers.get('accept') ?? '';
  if (formatOf(format) === 'xml') {
    throw new FhirError(406, 'not-supported', 'A sample is made in JSON only.');
  }
  const observations = scene.world.store
    .list('Observation')
    .filter((resource) => scene.access.shows(resource, 'search'));
  const pieces = piecesOf(scene.baseUrl, observations, bytes);
  return {
    status: 200,
    headers: {
      'content-type': 'application/fhir+json; charset=utf-8',
      'content-length': String(bytes),
    },
    content: streamOf(pieces),
  };
}

function* piecesOf(
  baseUrl: string,
  observations: readonly StoredResource[],
  bytes: number,
): Generator<string> {
  const head = '{"resourceType":"Bundle","type":"collection","entry":[';
  const tail = ']}';
  let left = bytes - head.length - tail.length;
  yield head;
  for (let index = 0; observations.length > 0; index += 1) {
    const observation = observations[index % observations.length];
    const id = `sample-${index + 1}`;
    const resource = { ...observation, id };
    const entry = JSON.stringify({ fullUrl: `${baseUrl}/Observation/${id}`, resource });
    const piece = index === 0 ? entry : `,${entry}`;
    const size = Buffer.byteLength(piece);
    if (size > left) break;
    left -= size;
    yield piece;
  }
  yield tail;
  while (left > 0) {
    const part = Math.min(left, chunkBytes);
    left -= part;
    yield ' '.repeat(part);
  }
}

/** Text in chunks, made when somebody reads them. */
function streamOf(pieces: Iterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      pull(controller) {
        const parts: string[] = [];
        let length = 0;
        while (length < chunkBytes) {
          const piece = pieces.next();
          if (piece.done === true) {
            if (parts.length > 0) controller.enqueue(encoder.encode(parts.join('')));
            controller.close();
            return;
          }
          parts.push(piece.value);
          length += piece.value.length;
        }
        controller.enqueue(encoder.encode(parts.join('')));
      },
    },
    { highWaterMark: 1 },
  );
}
