import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { memberLabel, valueWords } from './difference-words';

/** What an edited profile says otherwise than the built-in one, member by member. */
export function DifferenceList({
  differences,
}: Readonly<{ differences: readonly { path: string; before?: unknown; after?: unknown }[] }>) {
  return (
    <Card>
      <CardHeader
        title="What was changed here"
        description="Against the profile that came with the portal."
      />
      <CardBody>
        <dl className="divide-y divide-line border-t border-line">
          {differences.map(({ path, before, after }) => (
            <div
              key={path}
              className="grid min-w-0 gap-x-4 gap-y-1 py-2.5 text-sm md:grid-cols-[13rem_minmax(0,1fr)_minmax(0,1fr)]"
            >
              <dt className="font-medium">{memberLabel(path)}</dt>
              <dd className="min-w-0 break-words">
                <span className="block text-xs text-muted">Here</span>
                <span className="block">{valueWords(after)}</span>
              </dd>
              <dd className="min-w-0 break-words text-muted">
                <span className="block text-xs">Built in</span>
                <span className="block">{valueWords(before)}</span>
              </dd>
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  );
}
