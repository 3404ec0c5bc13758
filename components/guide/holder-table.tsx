import { methodWords } from '@/components/apps/app-words';
import { Badge } from '@/components/ui/badge';
import { flows } from '@/lib/guide/flow-facts';
import type { GuideFlow, Recommendation } from '@/lib/guide/recommendation';

/** What is possible at each holder that was named, and what stands in the way. */
export function HolderTable({
  holders,
  wanted,
}: Readonly<{ holders: Recommendation['holders']; wanted: GuideFlow }>) {
  return (
    <ul className="divide-y divide-line text-sm">
      {holders.map(({ baseUrl, name, flow, method, blockers }) => (
        <li key={baseUrl} className="py-2.5 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 font-medium break-words">{name}</span>
            {flow === null ? (
              <Badge tone="fail">no way known</Badge>
            ) : flow === wanted ? (
              <Badge tone="pass">as recommended</Badge>
            ) : (
              <Badge tone="warn">another way</Badge>
            )}
          </div>
          <p className="font-mono text-xs break-all text-muted">{baseUrl}</p>
          {flow !== null && (
            <p>
              {flows[flow].name}
              {method !== null && `; ${methodWords[method]}`}
            </p>
          )}
          {blockers.length > 0 && (
            <p className="text-muted">
              Why not {flows[wanted].name}: {blockers.join(' ')}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
