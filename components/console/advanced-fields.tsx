'use client';

import { CheckboxField } from '@/components/ui/checkbox-field';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import type { ConsoleData } from './console-data';
import { maxAnchorsInAddress, type ConsoleState } from './console-state';
import type { FieldProps } from './field-props';

function B2bFields({ state, change, errorAt }: FieldProps) {
  const at = (member: string) => errorAt(`auth.b2b.${member}`);
  return (
    <fieldset className="min-w-0 space-y-3 rounded-lg border border-line p-3">
      <legend className="px-1 font-mono text-xs">hl7-b2b</legend>
      <TextField
        label="Organization id (a URI)"
        mono
        required
        value={state.organizationId}
        onChange={(event) => change({ organizationId: event.target.value })}
        error={at('organization_id')}
      />
      <TextField
        label="Organization name"
        value={state.organizationName}
        onChange={(event) => change({ organizationName: event.target.value })}
        error={at('organization_name')}
      />
      <TextAreaField
        label="Purpose of use"
        mono
        className="[&_textarea]:min-h-16"
        value={state.purposeOfUse}
        onChange={(event) => change({ purposeOfUse: event.target.value })}
        error={at('purpose_of_use')}
        hint="Codes as URI#code, separated by blanks or lines."
      />
      <TextField
        label="Person’s name"
        value={state.subjectName}
        onChange={(event) => change({ subjectName: event.target.value })}
        error={at('subject_name')}
      />
      <TextField
        label="Person’s id"
        mono
        value={state.subjectId}
        onChange={(event) => change({ subjectId: event.target.value })}
        error={at('subject_id')}
      />
      <TextField
        label="Person’s role"
        mono
        value={state.subjectRole}
        onChange={(event) => change({ subjectRole: event.target.value })}
        error={at('subject_role')}
      />
    </fieldset>
  );
}

/** What most runs leave as it is: rules, trust, registration, and how far to go. */
export function AdvancedFields({
  state,
  change,
  errorAt,
  communities,
}: FieldProps & Readonly<{ communities: ConsoleData['communities'] }>) {
  const isUdap = state.auth === 'udap';
  const isLong = state.anchors.length > maxAnchorsInAddress;
  const anchorError = errorAt('anchors') ?? errorAt('anchors.0');
  return (
    <div className="min-w-0 space-y-3">
      <SelectField
        label="Take the steps up to"
        value={state.until}
        onChange={(event) => change({ until: event.target.value as ConsoleState['until'] })}
        error={errorAt('until')}
      >
        <option value="request">Read FHIR data (all steps)</option>
        <option value="discover">Discover</option>
        {isUdap && (
          <>
            <option value="trust">Trust</option>
            <option value="certificate">Certificate</option>
            <option value="register">Register</option>
            <option value="token">Token</option>
          </>
        )}
      </SelectField>
      <SelectField
        label="Rules"
        value={state.rules}
        onChange={(event) => change({ rules: event.target.value as ConsoleState['rules'] })}
        error={errorAt('rules')}
        hint="Which generation of the HL7 UDAP Security guide judges."
      >
        <option value="stu2">UDAP Security IG 2 (STU2)</option>
        <option value="stu1">UDAP Security IG 1 (STU1)</option>
      </SelectField>
      {isUdap && (
        <>
          <SelectField
            label="When revocation cannot be found out"
            value={state.revocation}
            onChange={(event) =>
              change({ revocation: event.target.value as ConsoleState['revocation'] })
            }
            error={errorAt('revocation')}
          >
            <option value="rule">As the community has it</option>
            <option value="hard">Refuse (hard fail)</option>
            <option value="soft">Warn (soft fail)</option>
          </SelectField>
          <TextField
            label="Community"
            mono
            value={state.community}
            onChange={(event) => change({ community: event.target.value })}
            error={errorAt('community')}
            placeholder="urn:… or https://…"
            hint="URI of the trust community, sent as ?community=. Empty: the holder chooses."
            list="console-communities"
          />
          <datalist id="console-communities">
            {communities.map(({ uri, name }) => (
              <option key={uri} value={uri}>
                {name}
              </option>
            ))}
          </datalist>
          <TextAreaField
            label="Further anchors to trust (PEM)"
            mono
            spellCheck={false}
            value={state.anchors}
            onChange={(event) => change({ anchors: event.target.value })}
            error={anchorError}
            placeholder="-----BEGIN CERTIFICATE-----"
            hint={
              isLong
                ? 'Too long for the address of this page: a reload forgets it.'
                : 'Beside the anchors of the communities that this workspace trusts.'
            }
          />
          <CheckboxField
            label="Register again"
            hint="Even if the app is registered there already; this gives it a new registration or replaces the old one."
            checked={state.registerAgain}
            onChange={(event) => change({ registerAgain: event.target.checked })}
          />
          <CheckboxField
            label="Say who asks yourself"
            hint="Otherwise the assertion says: the Onramp console, for treatment."
            checked={state.ownB2b}
            onChange={(event) => change({ ownB2b: event.target.checked })}
          />
          {state.ownB2b && <B2bFields state={state} change={change} errorAt={errorAt} />}
        </>
      )}
    </div>
  );
}
