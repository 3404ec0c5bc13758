import { redirect } from 'next/navigation';

/** The first section of an app is its plan. */
export default async function AppPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string; app: string }> }>) {
  const { workspace, app } = await params;
  redirect(`/w/${encodeURIComponent(workspace)}/apps/${encodeURIComponent(app)}/plan`);
}
