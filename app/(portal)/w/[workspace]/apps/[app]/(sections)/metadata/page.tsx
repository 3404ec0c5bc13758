import type { Metadata } from 'next';
import { DeleteApp } from '@/components/apps/delete-app';
import { MetadataEditor } from '@/components/apps/metadata-editor';
import { can } from '@/lib/auth/permissions';
import { callbackUri, launchUri } from '@/lib/domain/authorizations/addresses';
import { consoleAppName } from '@/lib/domain/apps/ensure-app';
import { findApp } from '../../find';

type Props = Readonly<{ params: Promise<{ workspace: string; app: string }> }>;

export const metadata: Metadata = { title: 'Metadata' };

/** The metadata of an app. */
export default async function AppMetadataPage({ params }: Props) {
  const { workspace, app: id } = await params;
  const { member, app } = await findApp(workspace, id);
  const { slug } = member.workspace;
  const mayManage = can(member.role, 'app.manage');
  return (
    <div className="space-y-6">
      <MetadataEditor
        workspace={slug}
        app={app}
        mayManage={mayManage}
        portal={{ redirect: callbackUri(), launch: launchUri() }}
        nameHint={
          app.name === consoleAppName
            ? 'The console finds its app by this name: under another one it makes a new app.'
            : 'For the people here; holders do not see it.'
        }
      />
      {mayManage && <DeleteApp workspace={slug} app={app} />}
    </div>
  );
}
