import type { Portal } from '../../tests/e2e/portal';

/** A page that is measured. */
export interface MeasuredPage {
  name: string;
  path: string;
}

/** The smallest page there is: the frame that all pages share, and one sentence. The others are compared with it. */
export const baselinePage: MeasuredPage = {
  name: 'baseline (an empty profile)',
  path: '/profiles/none',
};

/** The pages on which people spend their days, with an app of their own for the ones that need one. */
export async function measuredPages(
  portal: Pick<Portal, 'url'> & { token: string },
): Promise<MeasuredPage[]> {
  const response = await fetch(`${portal.url}/api/v1/workspaces/demo/apps`, {
    method: 'POST',
    headers: { authorization: `Bearer ${portal.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Measured' }),
  });
  if (!response.ok) throw new Error(`no app could be made: ${response.status}`);
  const { id } = (await response.json()) as { id: string };
  const app = `/w/demo/apps/${id}`;
  return [
    { name: 'home', path: '/w/demo' },
    { name: 'documentation', path: '/docs' },
    { name: 'directory', path: '/w/demo/directory' },
    { name: 'console', path: '/w/demo/console' },
    { name: 'plan of an app', path: `${app}/plan` },
    { name: 'flow chooser', path: `${app}/choose` },
    { name: 'policies', path: `${app}/policies` },
    { name: 'outreach', path: `${app}/outreach` },
  ];
}
