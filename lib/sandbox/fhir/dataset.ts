import 'server-only';
import { generateResources } from './generator/generate';
import { createStore, type ResourceStore } from './search/store';

// One set per process, whichever bundle asks: Next loads this module more than once.
const shared = globalThis as typeof globalThis & { onrampSandboxFhir?: ResourceStore };

/** The resources of the sandbox, made at the first request. Every holder serves the same people. */
export function sandboxStore(): ResourceStore {
  shared.onrampSandboxFhir ??= createStore(generateResources());
  return shared.onrampSandboxFhir;
}
