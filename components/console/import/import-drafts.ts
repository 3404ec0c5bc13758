import { isFhirPath } from '@/lib/protocol/fhir/request';
import { isManagedHeader, isSecretHeader } from '@/lib/protocol/headers';
import { looksLikeCurl } from '@/lib/run/import/curl';
import type { ImportedRequest } from '@/lib/run/import/imported';
import { readImport } from '@/lib/run/import/read-import';
import { splitFhirUrl } from '@/lib/run/import/split-url';
import { withoutSecrets } from '@/lib/run/import/without-secrets';
import { isReference } from '@/lib/run/variables';
import { FhirRequestSchema, maxRequestBodyBytes } from '@/lib/schemas/run';
import { initialConsole, type ConsoleState } from '../console-state';

/** A request of another tool as a draft of the console. */
export interface ImportDraft {
  name: string;
  folder: string | null;
  state: ConsoleState;
  /** What was left behind on the way, one sentence each. */
  notes: readonly string[];
  /** What must be mended before it can be sent, one sentence each. */
  problems: readonly string[];
}

/** What the workspace knows of holders. */
export interface KnownHolders {
  sandboxBaseUrl: string;
  recentHolders: readonly string[];
}

/** Where a request goes: split where FHIR begins, else the whole address is the base. */
function targetOf(url: string, known: KnownHolders) {
  const split = splitFhirUrl(url, [known.sandboxBaseUrl, ...known.recentHolders]);
  const problems =
    split === null
      ? [
          'Nothing in its address looks like FHIR: say yourself where the base URL ends and the path begins.',
        ]
      : [];
  const [base = '', query] = url.split('?');
  const { holder, path } = split ?? { holder: base, path: query === undefined ? '' : `?${query}` };
  return { holder: holder === known.sandboxBaseUrl ? 'harbor' : holder, path, problems };
}

/** A request of another tool as a draft; what the portal does not send is left behind and said. */
export function importDraftOf(imported: ImportedRequest, known: KnownHolders): ImportDraft {
  const { name, folder, auth, body } = imported;
  const { holder, path, problems } = targetOf(imported.url, known);
  const method = imported.method.trim().toUpperCase();
  const notes = [...imported.notes];
  const headers = imported.headers.flatMap(([header, value]) => {
    if (isManagedHeader(header)) return [];
    if (isSecretHeader(header) && !isReference(value)) {
      notes.push(`The header ${header} was left out: its value is a credential.`);
      return [];
    }
    return [{ name: header, value, isOn: true }];
  });
  if (!isFhirPath(path)) problems.push('Its path cannot be sent: it leads out of the base URL.');
  if (!FhirRequestSchema.shape.method.safeParse(method).success) {
    problems.push(`${method || 'An empty method'} is no method that the portal sends.`);
  }
  if (body !== null && new TextEncoder().encode(body).length > maxRequestBodyBytes) {
    problems.push('Its body is longer than 1 MB, which is the most that is sent.');
  }
  return {
    name: name.slice(0, 120),
    folder: folder?.slice(0, 120) ?? null,
    state: {
      ...initialConsole,
      target: { ...initialConsole.target, holder },
      // Without a token there it gets none here; with one the portal gets its own.
      auth: {
        ...initialConsole.auth,
        method: auth === 'none' ? 'none' : initialConsole.auth.method,
      },
      request: { ...initialConsole.request, method, path, headers, body: body ?? '' },
    },
    notes: [...new Set(notes)],
    problems,
  };
}

/** What a text is that was pasted where a path belongs; null: a path. */
export function pastedKind(text: string): 'curl' | 'url' | null {
  if (looksLikeCurl(text)) return 'curl';
  return /^\s*https?:\/\/\S+\s*$/i.test(text) ? 'url' : null;
}

/**
 * The draft of a curl command or an address.
 *
 * @throws ImportError when there is none in it; the message can be shown
 */
export function pastedDraft(text: string, known: KnownHolders): ImportDraft {
  if (pastedKind(text) === 'curl') {
    const [first] = readImport([{ name: '', text }]).requests;
    if (first) return importDraftOf(first, known);
  }
  const url = text.trim();
  const plain = { name: url, folder: null, method: 'GET', url, headers: [], body: null };
  return importDraftOf(withoutSecrets(plain), known);
}
