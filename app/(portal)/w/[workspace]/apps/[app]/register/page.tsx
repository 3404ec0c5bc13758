import type { Metadata } from 'next';
import { Term } from '@/components/help/term';
import { RegisterApp } from '@/components/registrations/register/register-app';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { callbackUri } from '@/lib/domain/authorizations/addresses';
import { listCertificates } from '@/lib/domain/certificates/list-certificates';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { listProfiles } from '@/lib/domain/profiles/list-profiles';
import {
  AuthMethodSchema,
  GrantTypeSchema,
  RegistrationMethodSchema,
} from '@/lib/protocol/registration/client-metadata';
import { holderAddresses } from '@/lib/sandbox/addresses';
import { builtInHolderNames } from '@/lib/sandbox/holders/built-in';
import { findApp } from '../find';

export const metadata: Metadata = { title: 'Register an app' };

type Props = Readonly<{
  params: Promise<{ workspace: string; app: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

/** Registers an app at a holder; `?holder=`, `?workflow=`, `?method=` and `?authentication=` choose before. */
export default async function RegisterPage({ params, searchParams }: Props) {
  const { workspace, app: appId } = await params;
  const { member, app } = await findApp(workspace, appId);
  const { id, slug } = member.workspace;
  const [profiles, certificates, communities, query] = await Promise.all([
    listProfiles(id),
    listCertificates(id),
    listCommunities(id),
    searchParams,
  ]);
  const now = new Date().toISOString();
  const workflow = GrantTypeSchema.safeParse(query['workflow']);
  return (
    <>
      <PageHeader
        title={`Register ${app.name}`}
        description={
          <>
            One <Term id="client">client</Term> of the app at one <Term id="holder">holder</Term>.
            The four ways stand side by side; the portal says which one suits, and why.
          </>
        }
        above={<Breadcrumb href={`/w/${slug}/apps/${app.id}`}>{app.name}</Breadcrumb>}
      />
      {can(member.role, 'registration.manage') ? (
        <RegisterApp
          data={{
            workspace: slug,
            app,
            profiles,
            certificates: certificates
              .filter(({ revokedAt, notAfter }) => revokedAt === null && notAfter > now)
              .map(({ id: certificateId, subject, sanUris, community, notAfter }) => ({
                id: certificateId,
                subject,
                sanUris,
                community,
                notAfter,
              })),
            communities: communities.map(({ uri, name }) => ({ uri, name })),
            sandboxHolders: builtInHolderNames.map((name) => ({
              name,
              baseUrl: holderAddresses(name).baseUrl,
            })),
            portalRedirect: callbackUri(),
            preset: {
              method: RegistrationMethodSchema.safeParse(query['method']).data ?? null,
              authentication: AuthMethodSchema.safeParse(query['authentication']).data ?? null,
            },
          }}
          initial={{
            grantType: workflow.success ? workflow.data : 'client_credentials',
            holder: typeof query['holder'] === 'string' ? query['holder'].slice(0, 2000) : 'harbor',
            profile: '',
          }}
        />
      ) : (
        <Callout title="You can look, not register">
          Your role in this workspace is {member.role}. Developers, admins and owners can register
          apps.
        </Callout>
      )}
    </>
  );
}
