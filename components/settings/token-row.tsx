import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import type { Token } from '@/lib/schemas/workspace';

/** Whether a token still works at `now`, and if not, why. */
export function tokenState(token: Token, now: string): 'works' | 'revoked' | 'expired' {
  if (token.revokedAt !== null) return 'revoked';
  const isOver = token.expiresAt !== null && Date.parse(token.expiresAt) <= Date.parse(now);
  return isOver ? 'expired' : 'works';
}

/** One token in the list: what it is for, where it stands, when it was used. */
export function TokenRow({
  token,
  now,
  onRevoke,
}: Readonly<{ token: Token; now: string; onRevoke: () => void }>) {
  const state = tokenState(token, now);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="min-w-0 break-words">{token.name}</span>
          <code className="font-mono text-xs font-normal text-muted">{token.hint}…</code>
        </p>
        <p className="text-xs text-muted">
          made {token.createdBy !== null && `by ${token.createdBy} `}
          <Time at={token.createdAt} now={now} />
          {' · '}
          {token.lastUsedAt === null ? (
            'never used'
          ) : (
            <>
              last used <Time at={token.lastUsedAt} now={now} />
            </>
          )}
          {token.expiresAt !== null && (
            <>
              {' · '}
              {state === 'expired' ? 'expired' : 'expires'} <Time at={token.expiresAt} now={now} />
            </>
          )}
        </p>
      </div>
      <Badge>{token.role}</Badge>
      {state === 'works' ? (
        <Button kind="danger" size="sm" onClick={onRevoke}>
          Revoke<span className="sr-only"> {token.name}</span>
        </Button>
      ) : (
        <Badge tone="fail">{state}</Badge>
      )}
    </li>
  );
}
