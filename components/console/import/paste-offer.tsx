import { Button } from '@/components/ui/button';
import { ImportError } from '@/lib/run/import/imported';
import { pastedDraft, pastedKind, type ImportDraft, type KnownHolders } from './import-drafts';

function read(text: string, known: KnownHolders): ImportDraft | string {
  try {
    return pastedDraft(text, known);
  } catch (error) {
    if (error instanceof ImportError) return error.message;
    throw error;
  }
}

/** Offers to fill the form with a command or an address that stands where a path belongs. */
export function PasteOffer({
  text,
  known,
  onFill,
  onDismiss,
}: Readonly<{
  text: string;
  known: KnownHolders;
  onFill: (draft: ImportDraft) => void;
  /** Left out: it stands in the path itself, where it cannot stay. */
  onDismiss: (() => void) | undefined;
}>) {
  const kind = pastedKind(text);
  if (kind === null) return null;
  const draft = read(text, known);
  return (
    <div
      role="group"
      aria-label="What was pasted"
      className="min-w-0 space-y-2 rounded-lg border border-info/30 bg-info-soft px-3 py-2 text-sm"
    >
      <p role="status" className="wrap-anywhere">
        {typeof draft === 'string' ? (
          draft
        ) : (
          <>
            {kind === 'curl' ? 'This is a curl command' : 'This is a whole address'}:{' '}
            <span className="font-mono text-xs">
              {draft.state.request.method} {draft.state.request.path || '/'} at{' '}
              {draft.state.target.holder}
            </span>
          </>
        )}
      </p>
      {typeof draft !== 'string' &&
        [...draft.problems, ...draft.notes].map((note) => (
          <p key={note} className="text-xs text-muted">
            {note}
          </p>
        ))}
      <div className="flex flex-wrap gap-2">
        {typeof draft !== 'string' && (
          <Button size="sm" kind="primary" onClick={() => onFill(draft)}>
            Fill in the form
          </Button>
        )}
        {onDismiss && (
          <Button size="sm" kind="ghost" onClick={onDismiss}>
            Leave it
          </Button>
        )}
      </div>
    </div>
  );
}
