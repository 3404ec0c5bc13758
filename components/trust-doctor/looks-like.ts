import { counted } from '@/lib/format/quantities';

/** What a pasted text seems to be. */
export interface PastedLook {
  words: string;
  /** It is an address, which is examined as a holder. */
  isAddress: boolean;
}

const kinds: readonly (readonly [pattern: RegExp, noun: string])[] = [
  [/^(X509 |TRUSTED )?CERTIFICATE$/, 'certificate'],
  [/CERTIFICATE REQUEST$/, 'CSR'],
  [/PRIVATE KEY$/, 'private key'],
  [/^PKCS7$/, 'PKCS #7 bundle'],
];

function pemWords(labels: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) {
    const noun = kinds.find(([pattern]) => pattern.test(label))?.[1] ?? 'other block';
    counts.set(noun, (counts.get(noun) ?? 0) + 1);
  }
  const found = [...counts].map(([noun, count]) => counted(count, noun)).join(', ');
  const hasCertificate = counts.has('certificate') || counts.has('PKCS #7 bundle');
  const secret = counts.has('private key') ? ' A private key is not needed, and not kept.' : '';
  return `PEM: ${found}.${hasCertificate ? '' : ' There is no certificate in it.'}${secret}`;
}

function decoded(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function jwtWords(header: Record<string, unknown>): string {
  const x5c = header['x5c'];
  const alg = typeof header['alg'] === 'string' ? ` (${header['alg']})` : '';
  return Array.isArray(x5c) && x5c.length > 0
    ? `A JWT${alg} with ${counted(x5c.length, 'certificate')} in x5c.`
    : `A JWT${alg} without x5c: there is no certificate in it.`;
}

/** Says what a pasted text seems to be while it is typed; null for an empty one. The portal reads it for real. */
export function looksLike(text: string): PastedLook | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const say = (words: string) => ({ words, isAddress: false });
  const labels = [...trimmed.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----/g)].map(([, label]) => label);
  if (labels.length > 0) return say(pemWords(labels.map(String)));
  if (/^https?:\/\/\S+$/i.test(trimmed)) {
    return { words: 'An address: examine it as a holder.', isAddress: true };
  }
  if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(trimmed)) {
    const header = decoded(trimmed.split('.')[0] ?? '');
    return say(header ? jwtWords(header) : 'Three parts like a JWT, but the first is no JSON.');
  }
  if (/^[A-Za-z0-9+/=\s]+$/.test(trimmed)) {
    return say(
      trimmed.startsWith('MI')
        ? 'Base64 of DER.'
        : 'Like base64, but not of a certificate: that begins with MI.',
    );
  }
  return say('None of PEM, base64 of DER or JWT.');
}
