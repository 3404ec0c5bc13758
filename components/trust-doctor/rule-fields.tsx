'use client';

import { SelectField, TextField } from '@/components/ui/field';
import type { DoctorState } from './doctor-state';

/** By which rules it is examined: whose anchors count, as of when, and what unknown revocation means. */
export function RuleFields({
  state,
  change,
  errorAt,
  communities,
}: Readonly<{
  state: DoctorState;
  change: (part: Partial<DoctorState>) => void;
  errorAt: (path: string) => string | undefined;
  communities: readonly { id: string; name: string }[];
}>) {
  return (
    <div className="space-y-3 pt-3">
      <SelectField
        label="Anchors that count"
        value={state.communityId}
        onChange={(event) => change({ communityId: event.target.value })}
        error={errorAt('communityId')}
      >
        <option value="">Of every community that is known here</option>
        {communities.map(({ id, name }) => (
          <option key={id} value={id}>
            Only of {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="When revocation cannot be found out"
        value={state.revocation}
        onChange={(event) =>
          change({ revocation: event.target.value as DoctorState['revocation'] })
        }
        error={errorAt('revocation')}
      >
        <option value="rule">As each community has it</option>
        <option value="hard">Refuse (hard fail)</option>
        <option value="soft">Warn (soft fail)</option>
      </SelectField>
      <TextField
        label="As if it were"
        type="datetime-local"
        value={state.at}
        onChange={(event) => change({ at: event.target.value })}
        error={errorAt('at')}
        hint="In your time. Empty: now. Revocation is what the lists say today."
      />
    </div>
  );
}
