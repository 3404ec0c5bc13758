'use client';

import type { ApiError } from '@/components/api-client';
import { ClientTerm } from '@/components/help/client-term';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { TextField } from '@/components/ui/field';
import type { AppDraft, ListMember, TextMember } from './app-draft';
import { LogoPreview } from './logo-preview';
import { UriLines } from './uri-lines';

/** Where the portal itself is sent back to and launched, with which the app can be tried from here. */
export interface PortalAddresses {
  redirect: string;
  launch: string;
}

interface Props {
  draft: AppDraft;
  change: (part: Partial<AppDraft>) => void;
  error: ApiError | null;
}

function Member({ children }: Readonly<{ children: string }>) {
  return <code className="font-mono text-xs font-normal text-muted">{children}</code>;
}

function Text({
  member,
  label,
  hint,
  placeholder,
  mono = false,
  draft,
  change,
  error,
}: Readonly<
  Props & { member: TextMember; label: string; hint?: string; placeholder?: string; mono?: boolean }
>) {
  return (
    <TextField
      label={label}
      aside={<Member>{member}</Member>}
      mono={mono}
      autoComplete="off"
      autoCapitalize={mono ? 'none' : undefined}
      spellCheck={!mono}
      placeholder={placeholder}
      value={draft[member]}
      onChange={(event) => change({ [member]: event.target.value })}
      error={error?.field(`metadata.${member}`)}
      hint={hint}
    />
  );
}

function Lines({
  member,
  label,
  draft,
  change,
  error,
  ...lines
}: Readonly<
  Props & {
    member: ListMember;
    label: string;
    line: string;
    hint: string;
    max: number;
    placeholder: string;
    own?: string;
  }
>) {
  return (
    <UriLines
      {...lines}
      legend={
        <>
          {label} <Member>{member}</Member>
        </>
      }
      values={draft[member]}
      onChange={(values) => change({ [member]: values })}
      errorAt={(index) => error?.field(`metadata.${member}.${index}`)}
    />
  );
}

/** All members of RFC 7591 that an app keeps, grouped by who reads them. */
export function MetadataFields({
  workspace,
  nameHint,
  portal,
  mayManage,
  ...form
}: Readonly<
  Props & { workspace: string; nameHint: string; portal: PortalAddresses; mayManage: boolean }
>) {
  const { draft, change, error } = form;
  return (
    <>
      <Card>
        <CardHeader title="Names" />
        <CardBody className="space-y-4">
          <TextField
            label="Name in this workspace"
            value={draft.name}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => change({ name: event.target.value })}
            error={error?.field('name')}
            hint={nameHint}
          />
          <Text
            {...form}
            member="client_name"
            label="Name that users see"
            hint="At the holder, when they allow access."
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="What users are shown" description="Holders link to these pages." />
        <CardBody className="space-y-4">
          <Text
            {...form}
            mono
            member="client_uri"
            label="Home page"
            placeholder="https://app.example.org"
          />
          <Text
            {...form}
            mono
            member="logo_uri"
            label="Logo"
            placeholder="https://app.example.org/logo.png"
            hint="PNG, JPEG or GIF."
          />
          {mayManage && (
            <LogoPreview
              workspace={workspace}
              url={draft.logo_uri.trim()}
              clientName={draft.client_name}
            />
          )}
          <Text
            {...form}
            mono
            member="tos_uri"
            label="Terms of service"
            placeholder="https://app.example.org/terms"
          />
          <Text
            {...form}
            mono
            member="policy_uri"
            label="Privacy policy"
            placeholder="https://app.example.org/privacy"
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="For holders" />
        <CardBody className="space-y-5">
          <Lines
            {...form}
            member="contacts"
            label="Contacts"
            line="Contact"
            hint="Each a URI; one mailto: address at least."
            placeholder="mailto:team@app.example.org"
            max={20}
          />
          <Text
            {...form}
            mono
            member="software_id"
            label="Software id"
            hint="Stays the same for all versions and installations."
          />
          <Text {...form} mono member="software_version" label="Software version" />
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Where users sign in"
          description={
            <>
              Only the workflow with people uses these addresses. Each{' '}
              <ClientTerm id="redirect-uri" term="redirect URI" /> is compared byte for byte.
            </>
          }
        />
        <CardBody className="space-y-5">
          <Lines
            {...form}
            member="redirect_uris"
            label="Addresses for the code"
            line="Redirect"
            hint="To one of these the holder sends the authorization code. With the one of this portal you can try the app from here."
            own={portal.redirect}
            placeholder="https://app.example.org/callback"
            max={50}
          />
          <Lines
            {...form}
            member="launch_uris"
            label="Launch addresses"
            line="Launch address"
            hint="SMART: where an EHR opens the app."
            own={portal.launch}
            placeholder="https://app.example.org/launch"
            max={20}
          />
        </CardBody>
      </Card>
    </>
  );
}
