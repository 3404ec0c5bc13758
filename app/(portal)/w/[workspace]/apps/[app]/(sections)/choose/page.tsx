import type { Metadata } from 'next';
import { AppInterview } from '@/components/guide/app-interview';
import { Term } from '@/components/help/term';
import { can } from '@/lib/auth/permissions';
import { getPlan } from '@/lib/domain/plans/get-plan';
import { sandboxHolder } from '@/lib/domain/plans/sandbox-holder';
import { answersFromQuery } from '@/lib/guide/answers-address';
import { findApp } from '../../find';

export const metadata: Metadata = { title: 'Choose a flow' };

/** The interview about an app. The query may bring answers of the interview in the documentation. */
export default async function ChoosePage({
  params,
  searchParams,
}: Readonly<{
  params: Promise<{ workspace: string; app: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>) {
  const { workspace, app: id } = await params;
  const { member, app } = await findApp(workspace, id);
  const plan = await getPlan(member.workspace.id, app.id);
  return (
    <>
      <h2 className="text-lg font-semibold">Which flow suits the app?</h2>
      <p className="mb-4 max-w-3xl text-muted">
        Nine questions about the app and the <Term id="holder">data holders</Term> that it reads
        from. Leave out what you do not know; the answer says what it hangs on. You can come back
        and change it.
      </p>
      <AppInterview
        workspace={member.workspace.slug}
        plan={plan}
        brought={answersFromQuery(await searchParams)}
        sandbox={sandboxHolder()}
        mayManage={can(member.role, 'app.manage')}
      />
    </>
  );
}
