'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { Button } from './button';
import { controlClass } from './control-class';
import { Field } from './field';

/** A password control that can show what was typed. */
export function PasswordField({
  label,
  hint,
  error,
  ...props
}: Readonly<
  ComponentProps<'input'> & { label: string; hint?: React.ReactNode; error?: string | undefined }
>) {
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <div className="relative">
          <input
            {...props}
            {...ids}
            type={isShown ? 'text' : 'password'}
            autoCapitalize="none"
            spellCheck={false}
            className={controlClass('pr-10')}
          />
          <Button
            kind="ghost"
            size="icon"
            className="absolute top-0.5 right-0.5 size-8"
            aria-label={isShown ? 'Hide the password' : 'Show the password'}
            onClick={() => setShown(!isShown)}
          >
            <Icon aria-hidden />
          </Button>
        </div>
      )}
    </Field>
  );
}
