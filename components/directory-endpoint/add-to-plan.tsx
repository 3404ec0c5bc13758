'use client';

import { ListPlus } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { FactRow, Facts } from '@/components/ui/facts';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { ChecklistSchema } from '@/lib/schemas/checklist';

/** Puts a holder of the directory into the plan of an app, and leads to the plans that have it. */
export function AddToPlan({
  workspace,
  holder,
  apps,
  mayManage,
}: Readonly<{
  workspace: string;
  holder: { baseUrl: string; name: string };
  apps: readonly { id: string; name: string; isPlanned: boolean }[];
  mayManage: boolean;
}>) {
  const [added, setAdded] = useState<readonly string[]>([]);
  const adding = useSubmit(async (appId: string) => {
    const body = { holder: holder.baseUrl, name: holder.name.slice(0, 200) };
    const path = `/workspaces/${workspace}/apps/${appId}/plan/holders`;
    await callApi(ChecklistSchema, 'POST', path, body);
    setAdded((before) => [...before, appId]);
  });
  if (apps.length === 0) return null;
  return (
    <Facts className="border-t border-line px-5 py-2">
      <FactRow name="In plans">
        <ul className="space-y-1" aria-live="polite">
          {apps.map(({ id, name, isPlanned }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {isPlanned || added.includes(id) ? (
                <>
                  <Link
                    href={`/w/${workspace}/apps/${id}/plan`}
                    className="text-accent-strong underline"
                  >
                    {name}
                  </Link>
                  <span className="text-muted">has this holder in its plan</span>
                </>
              ) : mayManage ? (
                <>
                  {name}
                  <Button size="sm" busy={adding.isBusy} onClick={() => void adding.submit(id)}>
                    <ListPlus aria-hidden /> Add to the plan
                    <span className="sr-only"> of {name}</span>
                  </Button>
                </>
              ) : (
                <>
                  {name} <span className="text-muted">does not plan it</span>
                </>
              )}
            </li>
          ))}
        </ul>
        <FormError error={adding.error} />
      </FactRow>
    </Facts>
  );
}
