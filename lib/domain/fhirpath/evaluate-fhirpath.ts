import 'server-only';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { Evaluation } from '@/lib/protocol/assertions/judge-assertions';

/** For all expressions of one answer together. */
const maxMs = 3000;
/** Loading the library and the model of R4 takes a moment on a busy machine. */
const maxStartMs = 20_000;
const maxCharacters = 20_000_000;
const maxValues = 1000;
const maxHeapMb = 512;

/**
 * What runs apart from the server: an expression that never ends, or eats memory, ends with its thread. Functions that
 * would call a terminology server are off, and there is nothing to call with.
 */
const program = `
const { parentPort } = require('node:worker_threads');
delete globalThis.fetch;
const fhirpath = require('fhirpath');
const model = require('fhirpath/fhir-context/r4');
function evaluate(resource, expression) {
  try {
    const found = fhirpath.evaluate(resource, expression, {}, model, { async: false });
    return { values: JSON.parse(JSON.stringify(found.slice(0, ${maxValues}))) };
  } catch (error) {
    const said = String(error && error.message || error).split('\\n')[0].slice(0, 300);
    return { error: 'The expression cannot be evaluated: ' + said };
  }
}
parentPort.on('message', ({ json, expressions }) => {
  const resource = JSON.parse(json);
  parentPort.postMessage({ results: expressions.map((expression) => evaluate(resource, expression)) });
});
parentPort.postMessage('ready');
`;

const AnswerSchema = z.object({
  results: z.array(
    z.union([z.object({ values: z.array(z.unknown()) }), z.object({ error: z.string() })]),
  ),
});

interface Evaluator {
  worker: Worker;
  ready: Promise<void>;
}

let evaluator: Evaluator | null = null;
let queue: Promise<unknown> = Promise.resolve();

/** The next message of a worker. Rejects when it dies or says nothing in time. */
function nextMessage(worker: Worker, withinMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new Error('too slow'))), withinMs);
    const onMessage = (message: unknown): void => end(() => resolve(message));
    const onError = (error: Error): void => end(() => reject(error));
    const onExit = (): void => end(() => reject(new Error('ended')));
    function end(settle: () => void): void {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      settle();
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

function startEvaluator(): Evaluator {
  const worker = new Worker(program, {
    eval: true,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  });
  const ready = nextMessage(worker, maxStartMs).then(() => undefined);
  // Does not keep the process alive.
  worker.unref();
  return { worker, ready };
}

async function evaluateNow(json: string, expressions: readonly string[]): Promise<Evaluation[]> {
  evaluator ??= startEvaluator();
  const { worker, ready } = evaluator;
  try {
    await ready;
    worker.postMessage({ json, expressions });
    return AnswerSchema.parse(await nextMessage(worker, maxMs)).results;
  } catch {
    evaluator = null;
    worker.on('error', () => undefined);
    await worker.terminate();
    const error = `The expression took longer than ${maxMs / 1000} seconds or too much memory.`;
    return expressions.map(() => ({ error }));
  }
}

/**
 * Evaluates FHIRPath on a resource, with the model of FHIR R4, in a thread of its own with limits of time and memory.
 *
 * @param resource the parsed body; undefined when there was no JSON
 * @returns what came of each expression, by expression
 * @see https://hl7.org/fhirpath/
 */
export async function evaluateFhirPath(
  resource: unknown,
  expressions: readonly string[],
): Promise<Map<string, Evaluation>> {
  const all = (error: string) => new Map(expressions.map((text) => [text, { error }]));
  if (expressions.length === 0) return new Map();
  if (resource === undefined)
    return all('The answer is no JSON, so that FHIRPath has nothing to look at.');
  const json = JSON.stringify(resource);
  if (json.length > maxCharacters) return all('The answer is too large for FHIRPath here.');
  const turn = queue.then(() => evaluateNow(json, expressions));
  queue = turn;
  const results = await turn;
  return new Map(expressions.map((text, at) => [text, results[at] ?? { error: 'No result.' }]));
}
