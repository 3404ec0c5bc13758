import { ocspGetResponse } from '@/lib/sandbox/pki/ocsp/respond';

export const dynamic = 'force-dynamic';

// Some clients leave the slashes of the base64 as they are: the request may span several segments.
export async function GET(
  request: Request,
  context: { params: Promise<{ issuer: string }> },
): Promise<Response> {
  return ocspGetResponse(request, (await context.params).issuer);
}
