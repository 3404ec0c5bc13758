import 'server-only';
import { createApp } from '@/lib/domain/apps/create-app';
import { callbackUri } from '@/lib/domain/authorizations/addresses';
import { savePlan } from '@/lib/domain/plans/save-plan';
import { db } from '@/lib/db/client';
import type { Answers } from '@/lib/guide/answers';
import { CreateAppSchema } from '@/lib/schemas/app';
import { appOf, type ExampleApp, type ExampleWork } from './example-work';

/** A holder outside of the sandbox, which nobody asks anything: its name leads nowhere (RFC 2606). */
export const clinic = 'https://fhir.clinic.example.org/r4';

interface Plan {
  name: ExampleApp;
  title: string;
  /** Nothing was answered yet when they are left out. */
  answers?: (harbor: string) => Answers;
  /** Where people come back to; none for an app without people. */
  redirects?: readonly string[];
}

const service = (holder: string): Answers => ({
  user: 'nobody',
  credentials: 'none',
  data: 'population',
  agreements: ['holder'],
  secret: 'server',
  redirects: ['none'],
  holderCount: 'few',
  holders: [holder],
  certificate: 'have',
  offline: 'no',
});
const patients = (holder: string): Answers => ({
  user: 'patient',
  credentials: 'holder',
  data: 'own',
  agreements: ['terms'],
  secret: 'device',
  redirects: ['app-claimed'],
  holderCount: 'one',
  holders: [holder],
  certificate: 'no',
  offline: 'no',
});

const plans: readonly Plan[] = [
  { name: 'compass', title: 'Compass' },
  {
    name: 'chart',
    title: 'Chart',
    answers: patients,
    redirects: ['https://chart.example.org/callback'],
  },
  {
    name: 'lantern',
    title: 'Lantern',
    answers: patients,
    redirects: ['https://lantern.example.org/callback'],
  },
  {
    name: 'sextant',
    title: 'Sextant',
    answers: () => ({
      user: 'staff',
      credentials: 'holder',
      data: 'care',
      agreements: ['baa'],
      secret: 'server',
      redirects: ['https'],
      // The holder comes into the plan with its registration: nobody knows what it offers.
      certificate: 'have',
      offline: 'no',
    }),
    redirects: ['https://sextant.example.org/callback'],
  },
  { name: 'ferry', title: 'Ferry', answers: service },
  { name: 'beacon', title: 'Beacon', answers: service },
  { name: 'ketch', title: 'Ketch', answers: service },
];

/** A name that no app of the workspace has: people may have made one of the same name. */
async function freeName(workspaceId: string, title: string): Promise<string> {
  const client = await db();
  for (let number = 1; ; number += 1) {
    const name = `${title} (example${number === 1 ? '' : ` ${number}`})`;
    const taken = await client.app.count({ where: { workspaceId, name } });
    if (taken === 0) return name;
  }
}

/** Makes the apps. */
export async function makeApps(work: ExampleWork): Promise<void> {
  for (const { name, title, redirects } of plans) {
    const app = await createApp(
      work.workspaceId,
      CreateAppSchema.parse({
        name: await freeName(work.workspaceId, title),
        metadata: {
          client_name: title,
          contacts: [`mailto:team@${name}.example.org`],
          // The portal itself, too, so that people can sign in from the console.
          redirect_uris: redirects ? [...redirects, callbackUri()] : [],
          launch_uris: [],
        },
      }),
      work.by.id,
    );
    await work.keep('app', app.id);
    work.apps[name] = app;
  }
}

/** Answers the interview for all but the app that has only just begun. */
export async function answerInterviews(work: ExampleWork): Promise<void> {
  for (const { name, answers } of plans) {
    if (!answers) continue;
    await savePlan(
      work.workspaceId,
      appOf(work, name).id,
      { answers: answers(work.harbor), version: 0 },
      work.by.id,
    );
  }
}
