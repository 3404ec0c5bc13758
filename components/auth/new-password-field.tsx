'use client';

import { cn } from '@/components/ui/cn';
import { PasswordField } from '@/components/ui/password-field';
import { passwordAdvice } from './password-advice';

const bars = ['', 'bg-fail', 'bg-warn', 'bg-pass'] as const;

/** A new password with advice while it is typed. */
export function NewPasswordField({
  label = 'Password',
  value,
  onChange,
  personal,
  error,
}: Readonly<{
  label?: string;
  value: string;
  onChange: (password: string) => void;
  personal?: readonly string[];
  error: string | undefined;
}>) {
  const { level, text } = passwordAdvice(value, personal);
  return (
    <div>
      <PasswordField
        label={label}
        name="new-password"
        autoComplete="new-password"
        required
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        hint={text}
        error={error}
      />
      <div aria-hidden className="mt-1.5 grid grid-cols-3 gap-1">
        {[1, 2, 3].map((bar) => (
          <span
            key={bar}
            className={cn('h-1 rounded-full', level >= bar ? bars[level] : 'bg-line')}
          />
        ))}
      </div>
    </div>
  );
}
