'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Callout } from '@/components/ui/callout';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { AppSchema, type App } from '@/lib/schemas/app';
import { draftOfApp, listMembers, metadataOfDraft, textMembers, tidied } from './app-draft';
import { useDraft } from './drafts';
import { MetadataChecks } from './metadata-checks';
import { MetadataFields, type PortalAddresses } from './metadata-fields';
import { SaveBar } from './save-bar';

/** Edits the metadata of an app beside what it is judged to be. What was typed stays when it cannot be saved. */
export function MetadataEditor({
  workspace,
  app,
  nameHint,
  portal,
  mayManage,
}: Readonly<{
  workspace: string;
  app: App;
  nameHint: string;
  portal: PortalAddresses;
  mayManage: boolean;
}>) {
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const { draft, isChanged, change, discard } = useDraft(`${app.id} metadata`, draftOfApp(app));
  const { isBusy, error, submit, clear } = useSubmit(async () => {
    const sent = tidied(draft);
    change(sent);
    await callApi(AppSchema, 'PATCH', `/workspaces/${workspace}/apps/${app.id}`, {
      name: sent.name,
      metadata: metadataOfDraft(sent),
    });
    toast.success('Saved');
    startRefresh(() => router.refresh());
  });
  const rows = listMembers.flatMap((member) =>
    draft[member].map((_, index) => `metadata.${member}.${index}`),
  );
  const shown = ['name', ...textMembers.map((member) => `metadata.${member}`), ...rows];
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <Form onSubmit={submit} noValidate className="min-w-0 space-y-4">
        {!mayManage && (
          <Callout title="You can read this">
            Owners, admins and developers change apps. An owner or admin can change your role.
          </Callout>
        )}
        <fieldset disabled={!mayManage} className="min-w-0 space-y-4">
          <legend className="sr-only">Metadata of the app</legend>
          <MetadataFields
            workspace={workspace}
            nameHint={nameHint}
            portal={portal}
            mayManage={mayManage}
            draft={draft}
            change={change}
            error={error}
          />
        </fieldset>
        <FormError error={error} shown={shown} />
        {mayManage && (
          <div className="sticky bottom-0 z-10 -mx-1 border-t border-line bg-bg px-1 py-3">
            <SaveBar
              isChanged={isChanged && !isRefreshing}
              isBusy={isBusy || isRefreshing}
              onDiscard={() => {
                clear();
                discard();
              }}
            />
          </div>
        )}
      </Form>
      <div className="min-w-0 xl:sticky xl:top-20">
        <MetadataChecks metadata={metadataOfDraft(draft)} />
      </div>
    </div>
  );
}
