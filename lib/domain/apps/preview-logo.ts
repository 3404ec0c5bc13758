import 'server-only';
import { AppError } from '@/lib/errors';
import { byteSize } from '@/lib/format/quantities';
import { openTransport } from '@/lib/net/open-transport';
import { describeOther, readImage } from '@/lib/protocol/registration/read-image';
import type { Transport } from '@/lib/protocol/transport';
import type { LogoPreview } from '@/lib/schemas/app';

/** A logo is shown small; whoever asks for one takes no more than this. */
export const maxLogoBytes = 1024 * 1024;
/** A preview is waited for: redirects included. */
const totalMs = 10_000;

function refuse(code: string, detail: string): AppError {
  return new AppError('request.invalid', { fields: [{ path: 'url', code, detail }] });
}

/**
 * Fetches a logo as a holder would, to show what users would see. Its kind is told from its bytes; nothing is kept.
 *
 * @throws AppError `request.invalid` on `url`, in words: no answer, another status, too large, no PNG, JPEG or GIF
 */
export async function previewLogo(
  url: string,
  signal: AbortSignal,
  transport: Transport = openTransport({ signal, limits: { totalMs } }),
): Promise<LogoPreview> {
  const { response, failure } = await transport({
    purpose: 'app-uri',
    method: 'GET',
    url,
    headers: { accept: 'image/png, image/jpeg, image/gif' },
    redirect: 'follow',
    maxBytes: maxLogoBytes,
  });
  if (failure?.code === 'limit.body') {
    throw refuse(
      'too_large',
      `Found more than ${byteSize(maxLogoBytes)}; expected a smaller image.`,
    );
  }
  if (!response) throw refuse('unreachable', `It could not be fetched: ${failure.message}`);
  if (response.status !== 200) {
    throw refuse('status', `Found status ${response.status}; expected 200 with the image.`);
  }
  const { body } = response;
  const head = readImage(body);
  if (!head) {
    throw refuse(
      'not_an_image',
      `Found ${describeOther(body)}; expected a PNG, JPEG or GIF, which is what holders show.`,
    );
  }
  const base64 = Buffer.from(body).toString('base64');
  return { ...head, bytes: body.length, dataUrl: `data:${head.mediaType};base64,${base64}` };
}
