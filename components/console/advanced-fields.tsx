'use client';

import type { ReactNode } from 'react';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import type { ConsoleData } from './console-data';
import { methodOf } from './auth/auth-methods';
import { maxAnchorsInAddress, type TargetForm } from './console-state';
import type { FieldProps } from './field-props';

/**
 * What most runs leave as it is: rules, trust, and how far to go.
 *
 * @param children what the method of authentication adds
 */
export function AdvancedFields({
  state,
  change,
  errorAt,
  communities,
  children,
}: FieldProps & Readonly<{ communities: ConsoleData['communities']; children?: ReactNode }>) {
  const { target } = state;
  const { isUdap, stops } = methodOf(state.auth.method);
  const isLong = target.anchors.length > maxAnchorsInAddress;
  const anchorError = errorAt('anchors') ?? errorAt('anchors.0');
  return (
    <div className="min-w-0 space-y-3">
      <SelectField
        label="Take the steps up to"
        value={target.until}
        onChange={(event) => change({ until: event.target.value as TargetForm['until'] })}
        error={errorAt('until')}
      >
        <option value="request">Read FHIR data (all steps)</option>
        {stops.map(({ until, label }) => (
          <option key={until} value={until}>
            {label}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Rules"
        data-field="rules"
        value={target.rules}
        onChange={(event) => change({ rules: event.target.value as TargetForm['rules'] })}
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
            data-field="revocation"
            value={target.revocation}
            onChange={(event) =>
              change({ revocation: event.target.value as TargetForm['revocation'] })
            }
            error={errorAt('revocation')}
          >
            <option value="rule">As the community has it</option>
            <option value="hard">Refuse (hard fail)</option>
            <option value="soft">Warn (soft fail)</option>
          </SelectField>
          <TextField
            label="Community"
            data-field="community"
            mono
            value={target.community}
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
            data-field="anchors"
            mono
            spellCheck={false}
            value={target.anchors}
            onChange={(event) => change({ anchors: event.target.value })}
            error={anchorError}
            placeholder="-----BEGIN CERTIFICATE-----"
            hint={
              isLong
                ? 'Too long for the address of this page: a reload forgets it.'
                : 'Beside the anchors of the communities that this workspace trusts.'
            }
          />
        </>
      )}
      {children}
    </div>
  );
}
