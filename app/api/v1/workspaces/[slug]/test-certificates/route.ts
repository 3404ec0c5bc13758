import { serve } from '@/lib/http/endpoint';
import { listTestCertificates, makeTestCertificate } from '@/lib/http/endpoints/test-certificates';

export const GET = serve(listTestCertificates);
export const POST = serve(makeTestCertificate);
