'use client';

import Link from 'next/link';
import { useState } from 'react';
import { RadioCards } from '@/components/requests/radio-cards';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { SelectField, TextField } from '@/components/ui/field';
import type { RegistrationMethod } from '@/lib/protocol/registration/client-metadata';
import { recommendMethod } from '@/lib/protocol/registration/recommend-method';
import { ManualForm } from '../by-hand/manual-form';
import { OneOffForm } from '../by-hand/one-off-form';
import { profileOf } from './choose-holder-profile';
import { DcrForm } from './dcr-form';
import { MethodCards } from './method-cards';
import type { RegisterChoice, RegisterData } from './register-data';
import { UdapForm } from './udap-form';

const forms: Record<
  RegistrationMethod,
  (props: Readonly<{ data: RegisterData; choice: RegisterChoice }>) => React.ReactNode
> = { udap: UdapForm, dcr: DcrForm, manual: ManualForm, 'one-off': OneOffForm };

/** Registers an app: which of its clients, at which holder, by which of the four ways. */
export function RegisterApp({
  data,
  initial,
}: Readonly<{ data: RegisterData; initial: RegisterChoice }>) {
  const { workspace, app, profiles, sandboxHolders, certificates } = data;
  const [choice, setChoice] = useState(initial);
  const [method, setMethod] = useState(data.preset.method);
  const holder = choice.holder.trim();
  const chosen = holder === '' ? null : profileOf(data, choice);
  const issuer = app.clients.find(({ grantType }) => grantType === choice.grantType)?.issuer;
  const isSandbox = sandboxHolders.some(({ name, baseUrl }) => [name, baseUrl].includes(holder));
  const advice =
    chosen &&
    recommendMethod({
      profile: chosen.profile,
      grantType: choice.grantType,
      app: app.metadata,
      ownRedirects: isSandbox ? [data.portalRedirect] : [],
      hasCertificate:
        isSandbox ||
        certificates.some(({ sanUris }) => issuer !== undefined && sanUris.includes(issuer)),
    });
  const Form = method && forms[method];
  function change(part: Partial<RegisterChoice>): void {
    setChoice((before) => ({ ...before, ...part }));
  }
  return (
    <div className="min-w-0 space-y-6">
      <Card>
        <CardHeader title="1. Which client, at which holder" />
        <CardBody className="space-y-4">
          <RadioCards
            legend="Workflow"
            value={choice.grantType}
            onChange={(grantType) => change({ grantType })}
            options={[
              {
                value: 'client_credentials',
                title: 'Without a user (client_credentials)',
                description: 'A server on its own: what it may see was agreed with the holder.',
              },
              {
                value: 'authorization_code',
                title: 'With a user (authorization_code)',
                description: 'A person signs in at the holder and decides what the app may see.',
              },
            ]}
          />
          <div className="grid gap-4 md:grid-cols-2">
            <TextField
              label="Holder"
              mono
              list="known-holders"
              autoComplete="off"
              value={choice.holder}
              onChange={(event) => change({ holder: event.target.value })}
              placeholder="https://fhir.example.org/r4"
              hint={`A FHIR base URL, or a sandbox holder by name: ${sandboxHolders.map(({ name }) => name).join(', ')}.`}
            />
            <datalist id="known-holders">
              {sandboxHolders.map(({ name }) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <SelectField
              label="Holder profile"
              value={choice.profile}
              onChange={(event) => change({ profile: event.target.value })}
              hint={
                chosen && (
                  <>
                    {chosen.profile.name}: {chosen.why}{' '}
                    <Link
                      href={`/w/${workspace}/registrations/profiles/${chosen.profile.key}`}
                      className="text-accent underline underline-offset-2"
                    >
                      See it
                    </Link>
                  </>
                )
              }
            >
              <option value="">the one that fits</option>
              {profiles.map(({ profile }) => (
                <option key={profile.key} value={profile.key}>
                  {profile.name}
                </option>
              ))}
            </SelectField>
          </div>
        </CardBody>
      </Card>
      {chosen && advice ? (
        <>
          <section aria-labelledby="methods" className="min-w-0 space-y-3">
            <h2 id="methods" className="text-base font-semibold">
              2. How to register
            </h2>
            <Callout
              tone={advice.method === null ? 'warn' : 'info'}
              title={
                advice.method === null
                  ? 'No way fits'
                  : `Recommended: ${recommended[advice.method]}`
              }
            >
              <ul className="list-disc pl-4">
                {advice.reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            </Callout>
            <MethodCards
              profile={chosen.profile}
              grantType={choice.grantType}
              advice={advice}
              chosen={method}
              onChoose={setMethod}
            />
          </section>
          {Form && (
            <section aria-labelledby="details" className="min-w-0 space-y-3">
              <h2 id="details" className="text-base font-semibold">
                3. {recommended[method]}
              </h2>
              <Form
                key={`${method} ${choice.grantType}`}
                data={data}
                choice={{ ...choice, holder }}
              />
            </section>
          )}
        </>
      ) : (
        <p className="text-sm text-muted">
          Name the holder to see the four ways to register there.
        </p>
      )}
    </div>
  );
}

const recommended: Readonly<Record<RegistrationMethod, string>> = {
  udap: 'UDAP, with a signed software statement',
  dcr: 'RFC 7591, with plain metadata',
  manual: 'Manual registration',
  'one-off': 'One-off credentials',
};
