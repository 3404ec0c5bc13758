'use client';

import { useState } from 'react';
import { controlClass } from '@/components/ui/control-class';
import { cn } from '@/components/ui/cn';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** Colours that tell methods apart beside their names. */
const tones: Readonly<Record<string, string>> = {
  GET: 'text-info',
  POST: 'text-pass',
  PUT: 'text-warn',
  PATCH: 'text-warn',
  DELETE: 'text-fail',
};

/** The colour of a method; it always stands beside its name. */
export function methodTone(method: string): string {
  return tones[method] ?? 'text-muted';
}

/** The method of a request: one of the usual ones, or any other written out. */
export function MethodPicker({
  method,
  onMethod,
  isInvalid,
}: Readonly<{ method: string; onMethod: (method: string) => void; isInvalid: boolean }>) {
  const isUsual = methods.some((usual) => usual === method);
  const [isOwn, setOwn] = useState(!isUsual);
  return (
    <span className="flex shrink-0">
      <select
        aria-label="Method"
        value={isOwn || !isUsual ? '' : method}
        aria-invalid={isInvalid || undefined}
        onChange={(event) => {
          setOwn(event.target.value === '');
          if (event.target.value !== '') onMethod(event.target.value);
        }}
        className={controlClass(
          cn(
            'w-24 rounded-r-none border-r-0 bg-sunken px-2 font-mono text-xs font-semibold',
            methodTone(method),
          ),
        )}
      >
        {methods.map((usual) => (
          <option key={usual} value={usual} className="text-ink">
            {usual}
          </option>
        ))}
        <option value="" className="text-ink">
          Other …
        </option>
      </select>
      {(isOwn || !isUsual) && (
        <input
          aria-label="Another method"
          value={method}
          maxLength={20}
          onChange={(event) => onMethod(event.target.value.toUpperCase().trim())}
          spellCheck={false}
          autoComplete="off"
          className={controlClass('w-24 rounded-none border-r-0 px-2 font-mono text-xs')}
        />
      )}
    </span>
  );
}
