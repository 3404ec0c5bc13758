'use client';

import { useState, type ChangeEvent } from 'react';

/** The texts of a form, and what takes each of them from its control. */
export function useFormValues<Values extends Readonly<Record<string, string>>>(initial: Values) {
  const [values, setValues] = useState<Values>(initial);
  const set =
    (name: keyof Values) =>
    (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>): void => {
      const { value } = event.target;
      setValues((before) => ({ ...before, [name]: value }));
    };
  return { values, set };
}
