'use client';

import { Split } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { DuplicatePairSchema, type OrganizationSaid } from '@/lib/schemas/directory-duplicate';
import { matchWords } from './duplicate-words';

type Said = OrganizationSaid['statements'][number];

function factsOf({ place, npis, matchedBy }: Said): string {
  const parts = [
    place ?? 'no place',
    npis.length === 0 ? 'no NPI' : `NPI ${npis.slice(0, 5).join(', ')}`,
    matchWords(matchedBy) ?? 'the first that was said of it',
  ];
  return parts.join('; ');
}

/** Chooses what is said of another organization, and makes that one of its own. */
export function SplitOffForm({ organization }: Readonly<{ organization: OrganizationSaid }>) {
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/admin/directory/organizations/${organization.id}/split`;
    const pair = await callApi(DuplicatePairSchema, 'POST', path, { assertionIds: [...chosen] });
    toast.success('Split: it is an organization of its own now');
    router.push(`/admin/directory/duplicates/${pair.id}`);
  });
  const toggle = (id: string, isChosen: boolean) =>
    setChosen(
      (before) => new Set([...before].filter((one) => one !== id).concat(isChosen ? id : [])),
    );
  return (
    <Form onSubmit={submit} className="space-y-4">
      <fieldset className="min-w-0 space-y-3">
        <legend className="mb-2 text-sm font-medium">What is said of another organization</legend>
        {organization.statements.map((said) => (
          <CheckboxField
            key={said.id}
            checked={chosen.has(said.id)}
            onChange={(event) => toggle(said.id, event.target.checked)}
            label={
              <span className="wrap-anywhere">
                “{said.name}”, says {said.source} {said.isRetired && <Badge>no longer</Badge>}
              </span>
            }
            hint={<span className="wrap-anywhere">{factsOf(said)}</span>}
          />
        ))}
      </fieldset>
      <FormError error={error} shown={[]} />
      <Button type="submit" kind="primary" busy={isBusy} disabled={chosen.size === 0}>
        {!isBusy && <Split aria-hidden />} Split off
      </Button>
    </Form>
  );
}
