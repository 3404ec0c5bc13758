import { notFound } from 'next/navigation';
import { cache } from 'react';
import { listFormats } from '@/lib/directory/list-formats';
import { vendorCatalogue } from '@/lib/directory/vendor-catalogue';
import { getSource } from '@/lib/domain/directory/sources/list-sources';
import { AppError } from '@/lib/errors';
import { requireOperator } from '../require-operator';

/** The source that an address names; not found for who does not operate the portal. */
export const findSource = cache(async function findSource(segment: string) {
  await requireOperator();
  try {
    return await getSource(decodeURIComponent(segment));
  } catch (error) {
    if (error instanceof AppError && error.code === 'resource.not_found') notFound();
    throw error;
  }
});

/** The vendors that can be said to be behind all endpoints of a list. */
export function vendorChoices(): { key: string; name: string }[] {
  return vendorCatalogue
    .map(({ key, name }) => ({ key, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** The forms that a list can have. */
export function formatChoices(): { key: string; title: string }[] {
  return Object.entries(listFormats).map(([key, { title }]) => ({ key, title }));
}
