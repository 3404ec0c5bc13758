import 'server-only';
import * as z from 'zod';
import { listTestKinds } from '@/lib/domain/test-certificates/list-test-kinds';
import { makeTestCertificate as make } from '@/lib/domain/test-certificates/make-test-certificate';
import {
  MadeTestCertificateSchema,
  MakeTestCertificateSchema,
  TestCertificateDescriptionSchema,
  type MadeTestCertificate,
} from '@/lib/schemas/test-certificate';
import { endpoint } from '../endpoint';

/** The kinds of bad certificates. */
export const listTestCertificates = endpoint({
  id: 'test_certificates.list',
  method: 'GET',
  path: '/workspaces/{slug}/test-certificates',
  summary: 'List the kinds of certificates that are bad on purpose, and what has to happen to each',
  tag: 'Certificates',
  access: { kind: 'workspace', permission: 'certificate.read' },
  status: 200,
  response: z.object({ kinds: z.array(TestCertificateDescriptionSchema) }),
  handler: () => ({ kinds: [...listTestKinds()] }),
});

/** Makes one. */
export const makeTestCertificate = endpoint({
  id: 'test_certificates.make',
  method: 'POST',
  path: '/workspaces/{slug}/test-certificates',
  summary: 'Make a certificate that is bad on purpose, with its key; kept, the console can use it',
  tag: 'Certificates',
  access: { kind: 'workspace', permission: 'certificate.issue' },
  body: MakeTestCertificateSchema,
  status: 201,
  response: MadeTestCertificateSchema,
  audit: {
    action: 'certificate.test',
    target: (made: MadeTestCertificate) => ({
      kind: 'certificate',
      id: made.certificateId,
      detail: { kind: made.kind },
    }),
  },
  handler: ({ workspace, body, actor }) => make(workspace.id, body, actor.userId),
});
