import 'server-only';
import { holderAddresses } from '@/lib/sandbox/addresses';

/** FHIR base URL of the holder of the sandbox that does all by the book. */
export function sandboxHolder(): string {
  return holderAddresses('harbor').baseUrl;
}
