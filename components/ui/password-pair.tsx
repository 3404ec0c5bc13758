'use client';

import { useState, type ReactNode } from 'react';
import { PasswordField } from './password-field';

/** A password that is asked for twice, because nobody can look it up later. */
export interface PasswordPair {
  password: string;
  /** Whether both are the same; says so at the second one when they are not. */
  isSame: () => boolean;
  /** The two fields. `error` is what the API says of the password. */
  fields: (error: string | undefined) => ReactNode;
}

/** The state and the fields of a password that a file is encrypted with. */
export function usePasswordPair(): PasswordPair {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [mismatch, setMismatch] = useState<string>();
  return {
    password,
    isSame: () => {
      if (password === again) return true;
      setMismatch('This is not what you typed above. Type the same password in both.');
      return false;
    },
    fields: (error) => (
      <>
        <PasswordField
          label="Password of the file"
          autoComplete="new-password"
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={error}
          hint="8 characters at least. It is not kept: without it the file cannot be opened."
        />
        <PasswordField
          label="Password again"
          autoComplete="new-password"
          maxLength={200}
          value={again}
          onChange={(event) => {
            setAgain(event.target.value);
            setMismatch(undefined);
          }}
          error={mismatch}
        />
      </>
    ),
  };
}
