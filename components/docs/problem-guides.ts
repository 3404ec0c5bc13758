import type { ProblemCode } from '@/lib/errors';

/** What a problem means and how to get past it, for its page in the documentation. */
export interface ProblemGuide {
  meaning: string;
  wayOut: string[];
}

/** One guide for every code; the compiler demands it. */
export const problemGuides: Readonly<Record<ProblemCode, ProblemGuide>> = {
  'request.invalid': {
    meaning:
      'The request was read, but some of its fields do not have the shape that this address takes. Nothing was changed.',
    wayOut: [
      'Look at `errors` in the answer: each entry has the `path` of a field, a `code` and what is wrong with it.',
      'Compare the body with the schema in the API reference. Members that the schema does not name are refused, so check the spelling.',
    ],
  },
  'request.malformed': {
    meaning: 'The body is not JSON, or it ends too early. Nothing was changed.',
    wayOut: [
      'Send valid JSON in UTF-8. With curl, put the body in single quotes or use `--data @file.json`.',
      'Where no member is needed, send `{}`.',
    ],
  },
  'request.too_large': {
    meaning: 'The body is larger than this address accepts, so it was not read to its end.',
    wayOut: [
      'Send less: the portal takes settings, certificates and small requests, not documents.',
      'If a field holds a certificate chain, leave out what does not belong to it.',
    ],
  },
  'request.unsupported_media_type': {
    meaning: 'The body has a media type other than JSON.',
    wayOut: [
      'Send the header `Content-Type: application/json`. curl sends a form type unless told otherwise.',
    ],
  },
  'request.cross_site': {
    meaning:
      'A browser sent this request from a page of another site with your session. Such requests are refused, so that no other page can act in your name.',
    wayOut: [
      'Open the portal at its public address and try again from there.',
      'If the portal runs behind a proxy, the operator sets `APP_URL` to the address that people type.',
      'Scripts use a bearer token instead of a session.',
    ],
  },
  'request.method_not_allowed': {
    meaning: 'The address exists, but not for this HTTP method.',
    wayOut: [
      'The `Allow` header of the answer names the methods it takes; the API reference says what each one does.',
    ],
  },
  'auth.required': {
    meaning:
      'The request came without a session and without a bearer token, or the session has ended.',
    wayOut: [
      'In a browser: sign in again.',
      'In a script: send `Authorization: Bearer …` with a token of the workspace.',
    ],
  },
  'auth.invalid_token': {
    meaning: 'A bearer token was sent, but it is unknown, revoked or past its date.',
    wayOut: [
      'Check that the whole token was sent, without quotes or line breaks.',
      'Make a new one under Settings, API tokens, or with `npm run --silent onramp -- token create --workspace SLUG --name NAME`.',
    ],
  },
  'auth.forbidden': {
    meaning:
      'You are known, but your role in this workspace (or the role of your token) does not include this.',
    wayOut: [
      'Settings, Members lists what each role may do and who can change yours.',
      'A token never has more than the role it was made with: make one with a higher role, if you have that role.',
    ],
  },
  'auth.too_many_attempts': {
    meaning:
      'A password was tried too often in a short time, from one place or for one account. The portal stops looking at passwords for a while, so that nobody can guess them.',
    wayOut: [
      'Wait a quarter of an hour, then try again.',
      'Do not know the password any more? Sign in another way if one is configured, or ask the operator.',
    ],
  },
  'auth.session_only': {
    meaning: 'This address acts on a person, so a bearer token cannot use it.',
    wayOut: ['Sign in with a browser and do it there.'],
  },
  'resource.not_found': {
    meaning:
      'Nothing is at this address, or it belongs to a workspace that you are not a member of. The portal does not tell the two apart.',
    wayOut: [
      'Check the short name of the workspace and the id.',
      'If a colleague sent you the link, ask them to invite you to the workspace.',
    ],
  },
  'resource.conflict': {
    meaning:
      'Something with this name exists already, or it was changed at the same time by somebody else.',
    wayOut: ['Choose another name, or reload and repeat the change on what is there now.'],
  },
  'resource.changed': {
    meaning:
      'Two people had the same thing open, and the other one has saved first. Nothing of yours was saved, and nothing of theirs was lost.',
    wayOut: [
      'Read it again: the answer holds the new `version`. Put your change into it and save with that version.',
      'On a page: copy what you have written, reload, and put it in again.',
    ],
  },
  'setup.link_invalid': {
    meaning: 'The one-time set-up link is unknown, was used, or has expired.',
    wayOut: [
      'Restart the portal: while nobody has an account, each start prints a new link.',
      'Or run `npm run --silent onramp -- setup-link` in the folder of the portal.',
    ],
  },
  'setup.already_done': {
    meaning: 'The portal has its first owner. Set-up works once only.',
    wayOut: [
      'Sign in. If you have no account, ask an owner or admin of a workspace to invite you.',
    ],
  },
  'invitation.invalid': {
    meaning: 'The invitation is unknown, was accepted or taken back, or has expired.',
    wayOut: [
      'Ask the person who invited you for a new link. Links work once and for a limited time.',
    ],
  },
  'membership.last_owner': {
    meaning:
      'The change would leave the workspace without an owner, and then nobody could manage it.',
    wayOut: [
      'Make somebody else an owner first, or delete the workspace if it is not needed any more.',
    ],
  },
  'registration.not_active': {
    meaning: 'The registration was cancelled already, so there is nothing left to do with it.',
    wayOut: [
      'Register again from the console, if the app is to be a client of this holder once more.',
    ],
  },
  'registration.still_active': {
    meaning:
      'A registration that is active at its holder was to be forgotten here. The holder would go on knowing the client, and nobody here could end it.',
    wayOut: [
      'Cancel it first: then the holder forgets the client, too.',
      'If the holder has forgotten it already, or refuses to cancel it, forget it all the same: the page asks once more, the API takes ?force=true.',
    ],
  },
  'registration.not_manageable': {
    meaning:
      'The holder gave no way to read, change or delete this client over the network: it was made by hand, or the answer to the registration had no registration_client_uri and registration_access_token (RFC 7592).',
    wayOut: [
      'Ask the holder to change or delete the client, and write down here what it answers.',
      'Register again by a method that can be managed, if the holder offers one.',
      'A record that is no longer needed can be forgotten here; the holder is not told.',
    ],
  },
  'bulk_registration.wrong_state': {
    meaning:
      'A bulk registration is running, cancelled or finished, and this can be done in one of these states only. It may have moved on since the page was loaded.',
    wayOut: [
      'Reload it: its page offers what can be done now.',
      'Cancel stops one that is running; resume goes on with one that was cancelled; retry takes up holders that failed, unless it is cancelled.',
    ],
  },
  'bulk_registration.overlaps': {
    meaning:
      'Another bulk registration of the same app, workflow and method is under way at some of these holders. Both at once could make two clients at one holder.',
    wayOut: [
      'Wait until the other one is finished: what it has registered is then left alone.',
      'Or cancel the other one, or leave the holders out that both have.',
    ],
  },
  'directory.snapshot_wrong_state': {
    meaning:
      'What was asked of a reading of a directory source does not fit the state that it is in: only one that waits or runs can be cancelled, and only a quarantined one can be taken after all.',
    wayOut: ['Load the source again and look at the state of the reading.'],
  },
  'directory.source_busy': {
    meaning: 'Another reading of this directory source waits or is under way.',
    wayOut: ['Wait until it is over, or cancel it first.'],
  },
  'directory.source_unreachable': {
    meaning: 'This directory source has no address from which it could be fetched.',
    wayOut: ['Give the source an address, or upload its file.'],
  },
  'directory.source_by_hand': {
    meaning:
      'This directory source grows entry by entry, by look-ups in NPPES or by accepted suggestions. A list in its place would retire all of them.',
    wayOut: ['Add a list of your own, and upload the file or give the address there.'],
  },
  'directory.endpoint_known': {
    meaning:
      'The suggested endpoint is in the directory, and so is the organization behind it: there is nothing to add.',
    wayOut: [
      'Search the directory for the address: it shows what is known, who says so and whether it works.',
      'If the entry is wrong, suggest the right address and say in the note which entry it replaces.',
    ],
  },
  'directory.duplicate_wrong_state': {
    meaning:
      'What was asked of a pair of possible duplicates does not fit what was decided of it: only what is merged can be split, and what is merged has to be split before it is kept apart or merged the other way round.',
    wayOut: ['Load the pair again and look at its state: it says where both ids lead now.'],
  },
  'directory.suggestion_decided': {
    meaning: 'Somebody has accepted or refused this suggestion in the meantime.',
    wayOut: ['Load the list of suggestions again and look at the decision.'],
  },
  'collection.empty': {
    meaning: 'The collection has no saved request, so that there is nothing to run.',
    wayOut: ['Save a request of the console to it, or make the starter collection.'],
  },
  'run.not_running': {
    meaning: 'The run ended before it could be cancelled.',
    wayOut: ['Open the run: everything that happened is there, including how it ended.'],
  },
  'run.unconfirmed_write': {
    meaning:
      'The environment is marked as production, and the request would write there. Nothing was sent.',
    wayOut: [
      'Look at the method and the holder once more; then confirm on the page, or send `"confirmed": true` with the run.',
      'If the environment is none of production, take the mark away in its settings.',
    ],
  },
  'run.too_many': {
    meaning: 'The workspace has as many runs under way as the portal allows at once.',
    wayOut: [
      'Wait until one ends, or cancel one under Runs. Scripts start the next run when the last one is over.',
    ],
  },
  'certificate.not_issuable': {
    meaning: "The sandbox's certification authority cannot certify this.",
    wayOut: [
      'Read `detail`: it says what is in the way.',
      'Certificates of other communities are issued by their own authorities; the sandbox certifies for the sandbox only.',
    ],
  },
  'certificate.in_use': {
    meaning:
      'Registrations rest on this certificate; without it the app could not authenticate there.',
    wayOut: [
      'Renew it instead: a certificate with the same URI keeps the registrations.',
      'Or cancel the registrations first, then remove it.',
    ],
  },
  'profile.in_use': {
    meaning:
      'Registrations were made by this profile of your own; without it nobody could tell what they were judged by.',
    wayOut: [
      'Change the profile instead; the registrations keep it.',
      'Or cancel the registrations first, then remove it.',
    ],
  },
  'certificate.duplicate': {
    meaning: 'The workspace has this very certificate already (same SHA-256 fingerprint).',
    wayOut: ['Open the one that is here; its page says where it is used.'],
  },
  'app.in_use': {
    meaning:
      'Registrations of this app are active at holders, or wait for one. Without the app nobody could cancel or change them any more.',
    wayOut: [
      'Open the registrations of the app and cancel each at its holder.',
      'Registrations that are over do not keep an app from being deleted.',
    ],
  },
  'key.in_use': {
    meaning:
      'A certificate, a request or the JWK Set of an app rests on this key, or an app signs with it and has no other.',
    wayOut: [
      'Remove the certificates of the key first. Their pages say where they are used.',
      'If an app publishes the key: rotate its keys, and withdraw this one when the new one signs.',
    ],
  },
  'key.duplicate': {
    meaning: 'The workspace has this very key already (same RFC 7638 thumbprint).',
    wayOut: ['Use the key that is here. A key can have several certificates.'],
  },
  'key.not_here': {
    meaning:
      'The private key lives in a browser or elsewhere, so the portal can neither export it nor sign with it by itself.',
    wayOut: [
      'A key in a browser signs when that browser has the portal open.',
      'For an export, use a key of the vault: only those can be exported, and only by admins and owners.',
    ],
  },
  'key.signature_invalid': {
    meaning: 'A signature was sent that does not verify with the public key.',
    wayOut: [
      'Sign exactly the bytes that were handed out, with the key that was named, and send the signature as JWS has it: base64url, for EC keys R and S side by side.',
    ],
  },
  'signature.too_late': {
    meaning: 'The run that asked for this signature has ended, or waited as long as it could.',
    wayOut: ['Start the run again with the browser open that holds the key.'],
  },
  'certificate_request.wrong_state': {
    meaning: 'The request has moved on: somebody decided it, withdrew it, or it was issued.',
    wayOut: ['Reload the request; its timeline says what happened and who did it.'],
  },
  'probe.not_now': {
    meaning:
      'The host of the endpoint opted out of probes, is left alone after failures or because it asked for patience, or is being asked at this moment.',
    wayOut: [
      'Read the detail: it says which, and until when.',
      'Ask the endpoint yourself meanwhile: add `/metadata` to its base URL.',
    ],
  },
  'probe.too_many': {
    meaning: 'A workspace may ask for 60 probes in a quarter of an hour.',
    wayOut: ['Wait a quarter of an hour. A result that is younger than ten minutes costs nothing.'],
  },
  'auth.operator_only': {
    meaning:
      'The address belongs to the administration of the portal, which is apart from the roles in a workspace.',
    wayOut: ['Ask the person who set the portal up. The first owner is its operator.'],
  },
  'service.not_ready': {
    meaning: 'The portal is starting, or its database cannot be reached.',
    wayOut: [
      'Wait a few seconds and try again. `/api/ready` says what is missing.',
      'If it stays, the operator looks at the log of the portal.',
    ],
  },
  'internal.error': {
    meaning:
      'The portal has a defect or lost something it depends on. The details are in its log, not in the answer.',
    wayOut: [
      'Try again once; nothing half-done is kept.',
      'If it happens again, give the operator the `requestId` of the answer: the log has an entry with it.',
    ],
  },
};
