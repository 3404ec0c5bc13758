import { CodeTabs } from '@/components/docs/code-tabs';
import { Button } from '@/components/ui/button';
import { controlClass } from '@/components/ui/control-class';
import { currentUser } from '@/lib/auth/session';
import { getApp } from '@/lib/domain/apps/get-app';
import { readSample } from '@/lib/domain/docs/read-sample';
import { readerRegistrations } from '@/lib/domain/docs/reader-registrations';
import type { FlowName } from '@/lib/guide/flows/flows';
import { languageRules, sampleLanguages } from '@/lib/guide/samples/sample';
import { sandboxValues, withRegistration } from '@/lib/guide/samples/values';
import { holderAddresses } from '@/lib/sandbox/addresses';
import { SandboxFirst } from './sandbox-first';

const services: readonly FlowName[] = [
  'backend-services',
  'bulk-export',
  'udap-client-credentials',
];
const udapFlows: readonly FlowName[] = ['udap-code', 'tiered-oauth', 'udap-client-credentials'];

/** The program of a flow in each language, filled in with the sandbox or with a registration of the reader. */
export async function FlowCode({
  flow,
  chosen,
}: Readonly<{ flow: FlowName; chosen: string | null }>) {
  const user = await currentUser();
  const registrations = user
    ? await readerRegistrations(user.id, {
        grantType: services.includes(flow) ? 'client_credentials' : 'authorization_code',
        isUdap: udapFlows.includes(flow),
      })
    : [];
  const registration = registrations.find(({ id }) => id === chosen);
  const sandbox = sandboxValues(flow, {
    fhirBase: holderAddresses('harbor').baseUrl,
    identityProvider: holderAddresses('idp').baseUrl,
  });
  const values = registration
    ? withRegistration(
        sandbox,
        registration,
        (await getApp(registration.workspaceId, registration.appId)).metadata,
      )
    : sandbox;
  const samples = sampleLanguages.map((language) => ({
    language,
    label: languageRules[language].label,
    run: languageRules[language].run,
    code: readSample(language, flow, values),
  }));
  return (
    <>
      {registrations.length > 0 ? (
        <form action="#the-code" className="mt-4 flex max-w-3xl flex-wrap items-end gap-2">
          <label className="min-w-0 flex-1 basis-64 text-sm font-medium">
            Filled in with
            <select
              name="registration"
              defaultValue={registration?.id ?? ''}
              className={controlClass('mt-1')}
            >
              <option value="">the sandbox</option>
              {registrations.map(({ id, appName, holderBaseUrl, workspaceName }) => (
                <option key={id} value={id}>
                  {appName} at {holderBaseUrl} ({workspaceName})
                </option>
              ))}
            </select>
          </label>
          <Button type="submit">Fill in</Button>
        </form>
      ) : (
        <p className="mt-4 max-w-3xl text-sm text-muted">
          {user
            ? 'Filled in with the sandbox. Once an app of yours is registered for this flow, you can choose it here.'
            : 'Filled in with the sandbox. Sign in to fill in an app of your own.'}
        </p>
      )}
      {registration === undefined && <SandboxFirst flow={flow} values={values} />}
      <CodeTabs samples={samples} />
    </>
  );
}
