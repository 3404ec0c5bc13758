import { ocspPostResponse } from '@/lib/sandbox/pki/ocsp/respond';

export const dynamic = 'force-dynamic';

export async function POST(
  request: Request,
  context: { params: Promise<{ issuer: string }> },
): Promise<Response> {
  return ocspPostResponse(request, (await context.params).issuer);
}
