/** Every error that our own code answers with: one status and one title each, checked by the compiler. */
export const problems = {
  'request.invalid': { status: 422, title: 'The request has fields that need mending' },
  'request.malformed': { status: 400, title: 'The request could not be read' },
  'request.too_large': { status: 413, title: 'The request is too large' },
  'request.unsupported_media_type': {
    status: 415,
    title: 'The body has another media type than expected',
  },
  'request.cross_site': { status: 403, title: 'The request came from another site' },
  'request.method_not_allowed': { status: 405, title: 'This address does not take that method' },
  'auth.required': { status: 401, title: 'Sign in or send a bearer token' },
  'auth.invalid_token': { status: 401, title: 'The bearer token is not valid' },
  'auth.forbidden': { status: 403, title: 'Your role does not allow this' },
  'auth.too_many_attempts': { status: 429, title: 'Too many attempts; wait a quarter of an hour' },
  'auth.session_only': { status: 403, title: 'This needs a person who is signed in' },
  'resource.not_found': { status: 404, title: 'There is no such thing here' },
  'resource.conflict': { status: 409, title: 'This is taken already' },
  'resource.changed': { status: 409, title: 'Somebody else has changed this meanwhile' },
  'setup.link_invalid': { status: 403, title: 'This set-up link is not valid' },
  'setup.already_done': { status: 409, title: 'The portal is set up already' },
  'invitation.invalid': { status: 403, title: 'This invitation is not valid any more' },
  'membership.last_owner': { status: 409, title: 'A workspace needs an owner' },
  'registration.not_active': { status: 409, title: 'The registration is not active' },
  'registration.still_active': { status: 409, title: 'The holder still knows this client' },
  'registration.not_manageable': {
    status: 409,
    title: 'The holder gave no way to manage the registration',
  },
  'profile.in_use': { status: 409, title: 'The holder profile is in use' },
  'bulk_registration.wrong_state': {
    status: 409,
    title: 'The bulk registration is not in a state for this',
  },
  'bulk_registration.overlaps': {
    status: 409,
    title: 'Another bulk registration is at some of these holders',
  },
  'directory.snapshot_wrong_state': {
    status: 409,
    title: 'The snapshot is not in a state for this',
  },
  'directory.source_busy': { status: 409, title: 'The source is being read already' },
  'directory.source_unreachable': { status: 409, title: 'The source has no address' },
  'directory.source_by_hand': { status: 409, title: 'The source takes no list' },
  'directory.endpoint_known': { status: 409, title: 'The directory has this already' },
  'directory.duplicate_wrong_state': {
    status: 409,
    title: 'The pair is not in a state for this',
  },
  'directory.suggestion_decided': { status: 409, title: 'The suggestion is decided already' },
  'collection.empty': { status: 409, title: 'The collection has no request' },
  'run.not_running': { status: 409, title: 'The run is over' },
  'run.unconfirmed_write': { status: 409, title: 'Writing in production has to be confirmed' },
  'run.too_many': { status: 429, title: 'Too many runs at once' },
  'certificate.not_issuable': { status: 409, title: 'The certificate cannot be issued' },
  'certificate.in_use': { status: 409, title: 'The certificate is in use' },
  'certificate.duplicate': { status: 409, title: 'The certificate is here already' },
  'app.in_use': { status: 409, title: 'The app is registered' },
  'key.in_use': { status: 409, title: 'The key is in use' },
  'key.duplicate': { status: 409, title: 'The key is here already' },
  'key.not_here': { status: 409, title: 'The private key is not in the vault' },
  'key.signature_invalid': { status: 422, title: 'The signature does not verify' },
  'signature.too_late': { status: 409, title: 'Nobody waits for this signature any more' },
  'certificate_request.wrong_state': {
    status: 409,
    title: 'The request is not in a state for this',
  },
  'probe.not_now': { status: 409, title: 'The endpoint cannot be probed now' },
  'probe.too_many': {
    status: 429,
    title: 'Too many probes; wait a quarter of an hour',
  },
  'auth.operator_only': { status: 403, title: 'Only the operator of the portal may do this' },
  'service.not_ready': { status: 503, title: 'The portal is not ready yet' },
  'internal.error': { status: 500, title: 'Something broke on our side' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

/** One field that needs mending, by its path in the input. */
export interface FieldError {
  path: string;
  code: string;
  detail: string;
}

/**
 * An error with a stable code. `detail` and `fields` are written for the person who called; `message` and
 * `cause` are for the log.
 */
export class AppError extends Error {
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly fields: readonly FieldError[];

  constructor(
    code: ProblemCode,
    options: { detail?: string; fields?: readonly FieldError[]; cause?: unknown } = {},
  ) {
    super(`${code}${options.detail ? `: ${options.detail}` : ''}`, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = options.detail;
    this.fields = options.fields ?? [];
  }
}
