'use client';

import { Share2 } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog } from '@/components/ui/dialog';
import { SelectField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { exactTime } from '@/lib/format/dates';
import { NewShareSchema, type NewShare } from '@/lib/schemas/share';

const lifetimes = [
  { hours: 1, label: 'an hour' },
  { hours: 24, label: 'a day' },
  { hours: 7 * 24, label: 'a week' },
  { hours: 30 * 24, label: '30 days' },
  { hours: 90 * 24, label: '90 days' },
];

/** The button of a run that makes a link for people outside of the workspace, with what they will see. */
export function ShareRun({
  workspace,
  runId,
  isSandbox,
}: Readonly<{ workspace: string; runId: string; isSandbox: boolean }>) {
  const [isOpen, setOpen] = useState(false);
  const [hours, setHours] = useState(7 * 24);
  const [includeBodies, setIncludeBodies] = useState(false);
  const [hideClientIds, setHideClientIds] = useState(true);
  const [made, setMade] = useState<NewShare | null>(null);
  const { isBusy, error, submit, clear } = useSubmit(async () => {
    const body = { expiresInHours: hours, includeBodies, hideClientIds };
    const path = `/workspaces/${workspace}/runs/${runId}/shares`;
    setMade(await callApi(NewShareSchema, 'POST', path, body));
  });

  function onOpenChange(open: boolean): void {
    setOpen(open);
    if (open) return;
    setMade(null);
    clear();
  }

  return (
    <>
      <Button size="sm" kind="ghost" onClick={() => setOpen(true)}>
        <Share2 aria-hidden /> Share
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={onOpenChange}
        title="Share this run"
        description="Anybody with the link sees what happened, without an account: safe to paste into a ticket. Tokens and secrets are never in it."
      >
        {made ? (
          <div className="space-y-4">
            <Callout tone="pass" title="The link is made. Copy it now: it is shown this once.">
              It opens until {exactTime(made.expiresAt)}. Revoke it any time under Settings, Shares.
            </Callout>
            <CodeBlock code={made.url} label="link to the shared run" wrap />
            <div className="flex flex-wrap justify-end gap-2">
              <a href={made.url} target="_blank" rel="noreferrer" className="sr-only">
                Open the shared run in a new tab
              </a>
              <Button onClick={() => onOpenChange(false)}>Done</Button>
            </div>
          </div>
        ) : (
          <Form className="space-y-4" onSubmit={submit}>
            <SelectField
              label="Opens for"
              value={hours}
              onChange={(event) => setHours(Number(event.target.value))}
              error={error?.field('expiresInHours')}
            >
              {lifetimes.map((lifetime) => (
                <option key={lifetime.hours} value={lifetime.hours}>
                  {lifetime.label}
                </option>
              ))}
            </SelectField>
            <CheckboxField
              label="Hide client ids"
              hint="The holder may need them to find you in its log; others do not."
              checked={hideClientIds}
              onChange={(event) => setHideClientIds(event.target.checked)}
            />
            <CheckboxField
              label="Show FHIR bodies, ids and search values"
              hint={
                isSandbox
                  ? 'The people of the sandbox are made up, so there is nobody to protect.'
                  : 'Only for runs against the sandbox: elsewhere they may tell of real patients.'
              }
              checked={includeBodies}
              disabled={!isSandbox}
              onChange={(event) => setIncludeBodies(event.target.checked)}
            />
            <FormError error={error} shown={['expiresInHours']} />
            <div className="flex justify-end">
              <Button type="submit" kind="primary" busy={isBusy}>
                Make the link
              </Button>
            </div>
          </Form>
        )}
      </Dialog>
    </>
  );
}
