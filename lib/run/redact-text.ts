import { removedSignature, secretMember } from './redact-members';
import { replaceJsonValues } from './redact-json';
import type { Mask } from './redact-secrets';

/** How a text is to be read. */
export interface TextKind {
  mediaType: string | null;
  /** Whether the message belongs to OAuth, where `code` is a secret. */
  isOAuth: boolean;
}

const privateKey =
  /-----BEGIN(?:[A-Z0-9 +]|%20)*PRIVATE(?: |\+|%20)KEY-----[A-Za-z0-9+/=\s\\%:,.-]*?(?:-----END(?:[A-Z0-9 +]|%20)*-----|(?![A-Za-z0-9+/=\s\\%:,.-]))/g;
const signedToken = /\b(eyJ[\w-]{8,}\.[\w-]{2,})\.[\w-]{16,}/g;
/** In running text a quote ends a URL. */
const parameterInText = /([?&#](?:amp;)?)([\w.~%-]{1,60})=([^&#\s"'<>\\]*)/g;
/** In a URL that stands alone it is a part of the value. */
const parameterOfUrl = /([?&#](?:amp;)?)([\w.~%-]{1,60})=([^&#]*)/g;

/** A percent-encoded part of a form or query, read; as it is when it is not properly encoded. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function redactForm(text: string, isOAuth: boolean, mask: Mask): string {
  return text
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=');
      const name = at === -1 ? null : secretMember(decoded(pair.slice(0, at)), isOAuth);
      return name ? `${pair.slice(0, at + 1)}${mask(name, decoded(pair.slice(at + 1)))}` : pair;
    })
    .join('&');
}

/** Masks secret parameters of the URLs in a text. */
function redactParameters(
  text: string,
  isOAuth: boolean,
  mask: Mask,
  parameter = parameterInText,
): string {
  return text.replace(parameter, (found, before: string, name: string, value: string) => {
    const secret = secretMember(decoded(name), isOAuth);
    return secret ? `${before}${name}=${mask(secret, decoded(value))}` : found;
  });
}

function withoutSignatures(text: string): string {
  return text.replace(signedToken, `$1.${removedSignature}`);
}

/** What masks the secrets of JSON: which members matter, and what is written instead of their values. */
export function secretReplacer(
  isOAuth: boolean,
  mask: Mask,
): [
  subjectOf: (name: string) => string | null,
  replace: (subject: string | null, value: string) => string,
] {
  return [
    (name) => (name === 'signed_metadata' ? name : secretMember(name, isOAuth)),
    (subject, value) => {
      // Signed metadata is public and is checked by whoever reads the run.
      if (subject === 'signed_metadata') return value;
      // In an error a code is a number.
      if (subject === 'code' && /^\d{1,5}$/.test(value)) return value;
      if (subject) return mask(subject, value);
      // Most values have neither a parameter nor a token in them.
      if (!value.includes('=') && !value.includes('eyJ')) return value;
      return withoutSignatures(redactParameters(value, isOAuth, mask));
    },
  ];
}

function redactJson(text: string, isOAuth: boolean, mask: Mask): string {
  return replaceJsonValues(text, ...secretReplacer(isOAuth, mask));
}

/** A text without private keys in PEM. */
export function keylessText(text: string): string {
  return text.replace(privateKey, '‹private key removed›');
}

/**
 * Masks what a text holds by its shape: secret members of JSON, forms and URLs, signatures of tokens, and
 * private keys in PEM.
 *
 * @param mask is called for each secret and returns what to write instead
 */
export function redactText(text: string, kind: TextKind, mask: Mask): string {
  const keyless = keylessText(text);
  if (/^\s*[[{]/.test(keyless)) return redactJson(keyless, kind.isOAuth, mask);
  const isForm = kind.mediaType?.toLowerCase().includes('x-www-form-urlencoded') ?? false;
  const redact = isForm ? redactForm : redactParameters;
  return withoutSignatures(redact(keyless, kind.isOAuth, mask));
}

/** Masks the password and the secret parameters of a text that is a URL and nothing else. */
export function redactUrl(url: string, isOAuth: boolean, mask: Mask): string {
  const masked = url.replace(
    /^([a-z][a-z0-9+.-]*:\/\/[^/?#@:]*:)([^/?#@]*)@/i,
    (_, before: string, password: string) => `${before}${mask('password', decoded(password))}@`,
  );
  return withoutSignatures(redactParameters(masked, isOAuth, mask, parameterOfUrl));
}
