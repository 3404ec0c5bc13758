'use client';

import { SelectField } from '@/components/ui/field';
import { dayOf } from '@/lib/format/dates';
import type { RuleSet } from '@/lib/protocol/check';
import type { RegisterData } from './register-data';

/** Whose trust a statement relies on, and by which rules it is judged. */
export interface TrustChoice {
  /** Empty: the newest one that fits. */
  certificateId: string;
  /** Empty: the one that the holder shows. */
  community: string;
  /** Empty: those of the profile. */
  rules: '' | RuleSet;
  /** Empty: as the community has it. */
  revocation: '' | 'hard' | 'soft';
}

/** The certificate, the community and the rules of a statement. */
export function TrustFields({
  certificates,
  communities,
  profileRules,
  value,
  onChange,
}: Readonly<
  Pick<RegisterData, 'certificates' | 'communities'> & {
    /** The rules by which the holder judges, as its profile says; null when it does not say. */
    profileRules: RuleSet | null;
    value: TrustChoice;
    onChange: (part: Partial<TrustChoice>) => void;
  }
>) {
  return (
    <div className="grid gap-4 sm:grid-cols-2 2xl:grid-cols-4">
      <SelectField
        label="Community"
        value={value.community}
        onChange={(event) => onChange({ community: event.target.value })}
        hint="Whose certificate speaks for the app."
      >
        <option value="">the one that the holder shows</option>
        {communities.map(({ uri, name }) => (
          <option key={uri} value={uri}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Certificate"
        value={value.certificateId}
        onChange={(event) => onChange({ certificateId: event.target.value })}
        hint={
          certificates.length === 0
            ? 'None names the issuer of this client. At a sandbox holder one is issued.'
            : 'Those that name the issuer of this client.'
        }
      >
        <option value="">the newest that fits</option>
        {certificates.map(({ id, subject, notAfter }) => (
          <option key={id} value={id}>
            {subject} · until {dayOf(notAfter)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Rules of the guide"
        value={value.rules}
        onChange={(event) => onChange({ rules: event.target.value as TrustChoice['rules'] })}
        hint={
          profileRules === null
            ? 'The profile does not say which generation the holder follows.'
            : 'By which your statement is judged before it is sent.'
        }
      >
        <option value="">
          {profileRules === null
            ? 'STU2, until it is known'
            : `as the profile says: ${profileRules.toUpperCase()}`}
        </option>
        <option value="stu2">STU2 (2.0)</option>
        <option value="stu1">STU1 (1.x)</option>
      </SelectField>
      <SelectField
        label="Revocation of the holder"
        value={value.revocation}
        onChange={(event) =>
          onChange({ revocation: event.target.value as TrustChoice['revocation'] })
        }
        hint="What counts when nobody can say whether its certificate is revoked."
      >
        <option value="">as the community has it</option>
        <option value="hard">unknown is not trusted</option>
        <option value="soft">unknown is a warning</option>
      </SelectField>
    </div>
  );
}
