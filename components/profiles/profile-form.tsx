'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Disclosure } from '@/components/ui/disclosure';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { profileDifferences } from '@/lib/protocol/registration/profiles/profile-differences';
import { HolderProfileEntrySchema } from '@/lib/schemas/holder-profile';
import { memberLabel } from './difference-words';
import { HolderFields } from './holder-fields';
import { MethodFields } from './method-fields';
import { profileOf, type ProfileDraft } from './profile-draft';
import { methodOrder } from './profile-words';
import { RuleFields } from './rule-fields';
import { SourceFields } from './source-fields';

/** What was changed while the source says the same as before, in words. */
function unprovenOf(initial: ProfileDraft, draft: ProfileDraft): string[] {
  const paths = profileDifferences(profileOf(initial), profileOf(draft)).map(({ path }) => path);
  return paths.some((path) => path.startsWith('source.')) ? [] : paths.map(memberLabel);
}

/** Whether the control of a member is on the page, so that its error stands there. */
function isShown(path: string, draft: ProfileDraft): boolean {
  const [first, method, member] = path.split('.');
  if (first === 'methods') {
    const rule = draft.methods[method as keyof ProfileDraft['methods']];
    return member === 'note' || rule.isOffered;
  }
  return first !== 'refreshTokens' || draft.refreshTokens.isOffered;
}

/**
 * Adds a holder profile, or changes one.
 *
 * @param api where it is sent, below `/api/v1`; for a change the address of the profile itself
 * @param root address below which each profile has its page
 * @param today day of today, YYYY-MM-DD
 */
export function ProfileForm({
  api,
  root,
  initial,
  isNew,
  today,
}: Readonly<{ api: string; root: string; initial: ProfileDraft; isNew: boolean; today: string }>) {
  const router = useRouter();
  const [draft, setDraft] = useState(initial);
  const change = (part: Partial<ProfileDraft>) => setDraft((before) => ({ ...before, ...part }));
  const { isBusy, error, submit } = useSubmit(async () => {
    const sent = profileOf(draft);
    const saved = await callApi(HolderProfileEntrySchema, isNew ? 'POST' : 'PUT', api, sent);
    toast.success(isNew ? `${saved.profile.name} is added` : 'Saved');
    router.push(`${root}/${saved.profile.key}`);
    router.refresh();
  });
  const paths = (error?.problem.errors ?? []).map(({ path }) => path);
  return (
    <Form onSubmit={submit} noValidate className="max-w-4xl space-y-4">
      <HolderFields draft={draft} onChange={change} error={error} isNew={isNew} />
      {methodOrder.map((method) => (
        <MethodFields
          key={method}
          method={method}
          draft={draft.methods[method]}
          onChange={(part) =>
            setDraft((before) => ({
              ...before,
              methods: { ...before.methods, [method]: { ...before.methods[method], ...part } },
            }))
          }
          error={error}
        />
      ))}
      <RuleFields draft={draft} onChange={change} error={error} />
      <SourceFields
        source={draft.source}
        onChange={(part) => change({ source: { ...draft.source, ...part } })}
        error={error}
        unproven={isNew ? [] : unprovenOf(initial, draft)}
        today={today}
      />
      <Disclosure summary={<span className="text-sm font-medium">The same as JSON</span>}>
        <CodeBlock
          code={JSON.stringify(profileOf(draft), null, 2)}
          label="Profile as JSON"
          className="mt-2 max-h-96 overflow-y-auto"
        />
      </Disclosure>
      <FormError error={error} shown={paths.filter((path) => isShown(path, draft))} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" busy={isBusy}>
          {isNew ? 'Add this profile' : 'Save'}
        </Button>
        <Button onClick={() => router.back()}>Back</Button>
      </div>
    </Form>
  );
}
