import 'server-only';

/** The error codes that the endpoints of a sandbox holder answer with. */
export type OAuthErrorCode =
  // RFC 6749 §5.2
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  // RFC 7591 §3.2.2
  | 'invalid_client_metadata'
  | 'invalid_software_statement'
  | 'unapproved_software_statement'
  | 'invalid_redirect_uri'
  // UDAP Certifications and Endorsements §6.8
  | 'invalid_certification'
  | 'unapproved_certification'
  // RFC 6750 §3.1
  | 'invalid_token'
  | 'insufficient_scope'
  // RFC 9449 §5, §8
  | 'invalid_dpop_proof'
  | 'use_dpop_nonce'
  // RFC 6749 §4.1.2.1
  | 'unsupported_response_type'
  | 'access_denied'
  | 'temporarily_unavailable'
  // OpenID Connect Core §3.1.2.6
  | 'login_required'
  | 'consent_required'
  | 'interaction_required'
  // UDAP Security IG 2 §6.2
  | 'invalid_idp'
  // RFC 7009 §2.2.1
  | 'unsupported_token_type'
  // for what broke on our side
  | 'server_error';

const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' };

/** A JSON answer that nothing in between may keep. */
export function oauthJson(
  body: object,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(body, { status, headers: { ...noStore, ...headers } });
}

const replacements: Readonly<Record<string, string>> = {
  '"': "'",
  '\\': '/',
  '“': "'",
  '”': "'",
  '…': '...',
  '←': '<-',
  '≤': '<=',
  '–': '-',
};

/**
 * A text in the characters that an `error_description` may have: printable ASCII without the double quote
 * and the backslash.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
export function toErrorDescription(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/["\\“”…←≤–]/g, (char) => replacements[char] ?? '?')
    .replace(/[^\x20-\x7e]/gu, '?')
    .trim();
}

/** A refusal, in the words of OAuth. The description says what was found and what was expected. */
export class OAuthError extends Error {
  readonly code: OAuthErrorCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Further members of the answer. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    code: OAuthErrorCode,
    description: string,
    options: {
      status?: number;
      headers?: Readonly<Record<string, string>>;
      members?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(toErrorDescription(description));
    this.name = 'OAuthError';
    this.code = code;
    this.status = options.status ?? 400;
    this.headers = options.headers ?? {};
    this.members = options.members ?? {};
  }

  /** The refusal as the client gets it. */
  toResponse(): Response {
    return oauthJson(
      {
        error: this.code,
        ...(this.message && { error_description: this.message }),
        ...this.members,
      },
      this.status,
      this.headers,
    );
  }
}
