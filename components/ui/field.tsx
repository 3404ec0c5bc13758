'use client';

import { useId, type ComponentProps, type ReactNode } from 'react';
import { cn } from './cn';
import { controlClass, textAreaClass } from './control-class';

interface FieldShape {
  label: ReactNode;
  /** Said below the control while there is no error. */
  hint?: ReactNode;
  error?: string | undefined;
  /** Beside the label, for example a link. */
  aside?: ReactNode;
}

/** A label, its control, and below it the hint or what is wrong. */
export function Field({
  label,
  hint,
  error,
  aside,
  className,
  children,
}: Readonly<
  FieldShape & {
    className?: string | undefined;
    children: (ids: {
      id: string;
      'aria-describedby'?: string;
      'aria-invalid'?: true;
    }) => ReactNode;
  }
>) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = error !== undefined || hint !== undefined;
  return (
    <div className={cn('min-w-0', className)}>
      <div className="mb-1 flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {aside}
      </div>
      {children({
        id,
        ...(hasNote ? { 'aria-describedby': noteId } : {}),
        ...(error === undefined ? {} : { 'aria-invalid': true }),
      })}
      {hasNote && (
        <p
          id={noteId}
          className={cn('mt-1 text-xs', error === undefined ? 'text-muted' : 'text-fail')}
        >
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

/** A labelled one-line text control. */
export function TextField({
  label,
  hint,
  error,
  aside,
  className,
  mono = false,
  ...props
}: Readonly<FieldShape & ComponentProps<'input'> & { mono?: boolean }>) {
  return (
    <Field label={label} hint={hint} error={error} aside={aside} className={className}>
      {(ids) => (
        <input className={controlClass(mono ? 'font-mono' : undefined)} {...props} {...ids} />
      )}
    </Field>
  );
}

/** A labelled choice of one among few. */
export function SelectField({
  label,
  hint,
  error,
  aside,
  className,
  children,
  ...props
}: Readonly<FieldShape & ComponentProps<'select'>>) {
  return (
    <Field label={label} hint={hint} error={error} aside={aside} className={className}>
      {(ids) => (
        <select className={controlClass('pr-8')} {...props} {...ids}>
          {children}
        </select>
      )}
    </Field>
  );
}

/** A labelled text control of several lines. */
export function TextAreaField({
  label,
  hint,
  error,
  aside,
  className,
  mono = false,
  ...props
}: Readonly<FieldShape & ComponentProps<'textarea'> & { mono?: boolean }>) {
  return (
    <Field label={label} hint={hint} error={error} aside={aside} className={className}>
      {(ids) => (
        <textarea
          className={textAreaClass(mono ? 'font-mono text-xs' : undefined)}
          {...props}
          {...ids}
        />
      )}
    </Field>
  );
}
