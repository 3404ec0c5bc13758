import { checksFrom, type CheckDefinition } from '../check';
import { bulkData, rfc } from '../citations';

const kickOff = bulkData('response---success', 'kick-off');
const status = bulkData('bulk-data-status-request', 'status');
const manifest = bulkData('response---output-manifest', 'manifest');
const file = bulkData('bulk-data-output-file-request', 'output file');

/** What is judged of a bulk data export. */
export const bulkChecks = {
  'bulk.kick-off.accepted': {
    title: 'The holder takes the export on',
    level: 'SHALL',
    expected: 'Status 202 Accepted.',
    why: 'An export takes time: the holder says that it has begun, and where to ask how far it is.',
    fix: 'Send Prefer: respond-async. An operator whose server answers at once mends $export.',
    citation: kickOff,
  },
  'bulk.kick-off.content-location': {
    title: 'The holder says where the export is followed',
    level: 'SHALL',
    expected: 'Content-Location with the absolute URL of the status.',
    why: 'Without this address nobody can ask for the state of the export, or end it.',
    fix: 'The operator adds Content-Location to the answer of the kick-off, and lets browsers read it (Access-Control-Expose-Headers).',
    citation: kickOff,
  },
  'bulk.url.https': {
    title: 'Addresses of the export are https',
    level: 'SHALL',
    expected: 'URLs that begin with https://.',
    why: 'The token, or the data of whole populations, would go over the network in the clear.',
    fix: 'The operator configures the public address of the server, so that it writes https:// into its answers; a proxy that ends TLS is the usual reason.',
    citation: bulkData('security-considerations', 'security'),
  },
  'bulk.token.origin': {
    title: 'The access token stays with the holder',
    level: 'advice',
    expected: 'Addresses of the origin of the FHIR base URL wherever a token is needed.',
    why: 'A token that is sent to another origin can be used by whoever answers there. The portal sends it to the origin of the FHIR base URL only.',
    fix: 'When that other server is the holder’s own, name its origin in “Origins that may get the token” (bulk.tokenOrigins).',
    citation: rfc(6750, '5.3'),
  },
  'bulk.status.answered': {
    title: 'The holder tells the state of the export',
    level: 'SHALL',
    expected: 'Status 202 while it is under way, 200 with the manifest when it is done.',
    why: 'Everything else ends the export.',
    fix: 'Read the issues of the OperationOutcome; kick the export off again.',
    citation: status,
  },
  'bulk.status.retry-after': {
    title: 'The holder says when to ask again',
    level: 'SHOULD',
    expected: 'Retry-After in seconds or as a date.',
    why: 'Without it every client guesses, and asks too often or too late.',
    fix: 'The operator adds Retry-After to the answers of the status.',
    citation: status,
  },
  'bulk.status.pace': {
    title: 'The export is asked for no faster than is wanted',
    level: 'SHALL',
    expected: 'No 429 Too Many Requests.',
    why: 'A holder may end an export whose client does not wait.',
    fix: 'Wait as long as Retry-After says, and longer each time without it.',
    citation: status,
  },
  'bulk.status.patience': {
    title: 'The export ends while somebody waits for it',
    level: 'advice',
    expected: 'A manifest within the time that was given to this run.',
    why: 'The run does not wait for ever. The export goes on at the holder.',
    fix: 'Go on with this export later, or give the run more time (bulk.maxWaitMinutes).',
    citation: status,
  },
  'bulk.manifest.content-type': {
    title: 'The manifest is sent as JSON',
    level: 'SHALL',
    expected: 'Content-Type: application/json',
    why: 'Strict clients look at the media type before they parse.',
    fix: 'The operator sends the manifest as application/json.',
    citation: manifest,
  },
  'bulk.manifest.members': {
    title: 'The manifest has what it must have',
    level: 'SHALL',
    expected:
      'transactionTime (instant), request, requiresAccessToken (true or false), output and error (arrays) whose items have type and url.',
    why: 'The next export begins at transactionTime, and without the others files cannot be fetched.',
    fix: 'The operator completes the manifest.',
    citation: manifest,
  },
  'bulk.manifest.complete': {
    title: 'The holder exported everything that was asked for',
    level: 'advice',
    expected: 'No files in error.',
    why: 'The files of error say what was left out, and why.',
    fix: 'Open the files of error.',
    citation: manifest,
  },
  'bulk.file.answered': {
    title: 'The file can be downloaded',
    level: 'SHALL',
    expected: 'Status 200.',
    why: 'A manifest whose files cannot be fetched is worth nothing.',
    fix: 'Look at the answer. Files expire: kick the export off again. Files need the token when requiresAccessToken is true, and none when it is false.',
    citation: file,
  },
  'bulk.file.content-type': {
    title: 'The file is sent as NDJSON',
    level: 'SHALL',
    expected: 'Content-Type: application/fhir+ndjson',
    why: 'The content type has to be that of the format that was asked for.',
    fix: 'The operator sets the content type of the files; storage services take it at the upload.',
    citation: file,
  },
  'bulk.file.lines': {
    title: 'Each line is a resource',
    level: 'SHALL',
    expected:
      'A FHIR resource of the type that the manifest names on each line, without line breaks in it.',
    why: 'One bad line breaks the import of the whole file.',
    fix: 'The operator writes each resource on a line of its own, and one type into a file.',
    citation: bulkData('file-encoding', 'NDJSON'),
  },
  'bulk.file.count': {
    title: 'The file has as many resources as the manifest says',
    level: 'SHALL',
    expected: 'As many lines as count says.',
    why: 'A client that trusts the count notices here that a download broke off, or that data are missing.',
    fix: 'Download the file again. If it stays, the operator looks at how the export is written.',
    citation: manifest,
  },
  'bulk.file.limit': {
    title: 'The file is within what a run keeps',
    level: 'advice',
    expected: 'Files of 64 MiB at most, 256 MiB and 100 files together.',
    why: 'What a run downloads is kept with it, in the database of the portal.',
    fix: 'Export less at once with _type, _since or _typeFilter, or download the file with your own client: its address is in the manifest.',
    citation: file,
  },
  'bulk.delete.accepted': {
    title: 'The holder ends the export',
    level: 'SHALL',
    expected: 'Status 202 Accepted for DELETE.',
    why: 'An export that nobody wants any more costs the holder time and space.',
    fix: 'The operator supports DELETE at the address of the status; until then the export ends when it expires.',
    citation: bulkData('bulk-data-delete-request', 'delete'),
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(bulkChecks);
