import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import type { MethodRule, ProfileMethod } from '@/lib/protocol/registration/holder-profile';
import { grantWords, lifeWords, memberWords, methodWords, redirectWords } from './profile-words';

function Row({ label, children }: Readonly<{ label: string; children: ReactNode }>) {
  return (
    <div className="py-2">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="mt-0.5 min-w-0 text-sm break-words">{children}</dd>
    </div>
  );
}

/**
 * One way of registering: what is demanded, what it gives, how long that lives. A cell of a grid, over seven of its
 * rows, so that the same stands at the same height in each.
 */
export function MethodCard({
  method,
  rule,
}: Readonly<{ method: ProfileMethod; rule: MethodRule }>) {
  const { name, what } = methodWords[method];
  return (
    <Card className="row-span-7 mb-4 grid grid-rows-subgrid p-4">
      <div>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h3 className="font-semibold">{name}</h3>
          <Badge tone={rule.isOffered ? 'pass' : 'skip'}>
            {rule.isOffered ? 'Offered' : 'Not offered'}
          </Badge>
        </div>
        <p className="text-xs text-muted">{what}</p>
      </div>
      {rule.isOffered && (
        <dl className="row-span-5 mt-2 grid grid-rows-subgrid divide-y divide-line border-t border-line">
          <Row label="For">
            {rule.grantTypes.map((grantType) => grantWords[grantType]).join(', ')}
          </Row>
          <Row label="Life of a client_id">{lifeWords(rule.clientIdLifeDays)}</Row>
          <Row label="Demanded beside the standard">
            {rule.requiredMembers.length === 0 ? (
              'Nothing'
            ) : (
              <ul className="space-y-0.5">
                {rule.requiredMembers.map((member) => (
                  <li key={member}>
                    <code className="font-mono text-xs break-all">{member}</code>{' '}
                    <span className="text-xs text-muted">{memberWords[member]}</span>
                  </li>
                ))}
              </ul>
            )}
          </Row>
          <Row label="Redirects">
            {rule.grantTypes.includes('authorization_code')
              ? redirectWords(rule)
              : 'None: there is no user'}
          </Row>
          <Row label="Initial access token">
            {rule.needsInitialAccessToken ? 'Needed; ask the holder for one' : 'Not needed'}
          </Row>
        </dl>
      )}
      {rule.note !== '' && (
        <p className="mt-1 border-t border-line pt-2 text-xs break-words text-muted">{rule.note}</p>
      )}
    </Card>
  );
}
