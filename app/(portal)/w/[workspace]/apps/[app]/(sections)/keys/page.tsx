import type { Metadata } from 'next';
import { JwksCheck } from '@/components/apps/jwks-check';
import { KeyTimeline } from '@/components/apps/key-timeline';
import { PublishKey } from '@/components/apps/publish-key';
import { RotateKeys } from '@/components/apps/rotate-keys';
import { Term } from '@/components/help/term';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { can } from '@/lib/auth/permissions';
import { listAppKeys } from '@/lib/domain/apps/list-app-keys';
import { listKeys } from '@/lib/domain/keys/list-keys';
import { findApp } from '../../find';

export const metadata: Metadata = { title: 'Keys' };

/** The JWK Set that the portal publishes for an app. */
export default async function AppKeysPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string; app: string }> }>) {
  const { workspace, app: id } = await params;
  const { member, app } = await findApp(workspace, id);
  const { id: workspaceId, slug } = member.workspace;
  const mayManage = can(member.role, 'app.manage');
  const now = new Date();
  const [keys, all] = await Promise.all([listAppKeys(workspaceId, id, now), listKeys(workspaceId)]);
  const inSet = keys.filter(({ state }) => state !== 'withdrawn');
  const published = new Set(inSet.map(({ keyId }) => keyId));
  const publishable = all.filter((key) => key.custody !== 'outside' && !published.has(key.id));
  const api = `/workspaces/${slug}/apps/${app.id}`;
  return (
    <div className="max-w-4xl space-y-4">
      <Card>
        <CardHeader
          title="JWK Set"
          description={
            <>
              Give this address of your <Term id="jwks">JWK Set</Term> as jwks_uri. Holders fetch
              the public halves of the keys from it; copies are good for an hour.
            </>
          }
        />
        <CardBody>
          <CodeBlock wrap code={app.jwksUri} label="address of the JWK Set" />
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Keys"
          description="A new key waits in the set until everybody has it. The old one stays until you withdraw it."
          actions={
            mayManage ? (
              <>
                <PublishKey api={api} workspace={slug} keys={publishable} />
                <RotateKeys api={api} isFirst={inSet.length === 0} />
              </>
            ) : undefined
          }
        />
        <KeyTimeline
          api={api}
          workspace={slug}
          keys={keys}
          now={now.toISOString()}
          mayManage={mayManage}
        />
      </Card>
      {mayManage && <JwksCheck api={api} />}
    </div>
  );
}
