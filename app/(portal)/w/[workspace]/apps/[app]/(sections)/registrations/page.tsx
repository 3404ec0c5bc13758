import type { Metadata } from 'next';
import { AppRegistrations } from '@/components/apps/app-registrations';
import { Term } from '@/components/help/term';
import { Card, CardHeader } from '@/components/ui/card';
import { listRegistrations } from '@/lib/domain/registrations/list-registrations';
import { findApp } from '../../find';

export const metadata: Metadata = { title: 'Registrations' };

/** Where an app is registered. */
export default async function AppRegistrationsPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string; app: string }> }>) {
  const { workspace, app: id } = await params;
  const { member, app } = await findApp(workspace, id);
  const registrations = await listRegistrations(member.workspace.id, { appId: app.id });
  return (
    <Card className="max-w-4xl">
      <CardHeader
        title="Registrations"
        description={
          <>
            This app at <Term id="holder">data holders</Term>, the one that changed last first.
          </>
        }
      />
      <AppRegistrations
        workspace={member.workspace.slug}
        registrations={registrations}
        now={new Date().toISOString()}
      />
    </Card>
  );
}
