import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { Suggestion } from '@/lib/schemas/directory-suggestion';
import type { Role } from '@/lib/schemas/workspace';
import { SuggestForm } from './suggest-form';
import { SuggestionFacts } from './suggestion-facts';

/** Suggests an endpoint, and shows what the workspace has suggested before. */
export function SuggestPanel({
  workspace,
  role,
  maySuggest,
  beginning,
  suggestions,
  now,
}: Readonly<{
  workspace: string;
  role: Role;
  maySuggest: boolean;
  beginning: { url: string; organization: string; state: string };
  suggestions: readonly Suggestion[];
  now: string;
}>) {
  return (
    <Card>
      <CardHeader
        title="Suggest an endpoint"
        description="You know the address already? Then everybody who uses this portal can find it, once the operator has looked at it."
      />
      <CardBody className="space-y-5">
        {maySuggest ? (
          <SuggestForm workspace={workspace} {...beginning} />
        ) : (
          <Callout title="You can look, not suggest">
            Your role in this workspace is {role}. Developers, admins and owners can suggest
            endpoints.
          </Callout>
        )}
        {suggestions.length > 0 && (
          <section aria-labelledby="suggested-before">
            <h3 id="suggested-before" className="mb-1 text-sm font-semibold">
              Suggested by this workspace
            </h3>
            <ul className="divide-y divide-line">
              {suggestions.map((suggestion) => (
                <li key={suggestion.id} className="py-3">
                  <SuggestionFacts suggestion={suggestion} now={now} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </CardBody>
    </Card>
  );
}
