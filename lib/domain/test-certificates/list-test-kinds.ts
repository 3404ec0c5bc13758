import 'server-only';
import { testCertificateKinds } from '@/lib/sandbox/pki/test-certificates';
import type { TestCertificateDescription } from '@/lib/schemas/test-certificate';

/** The kinds of certificates of the test set, in words. */
export function listTestKinds(): readonly TestCertificateDescription[] {
  return testCertificateKinds;
}
