import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { getDirectoryEndpoint } from '@/lib/domain/directory/endpoints/get-endpoint';
import { AppError } from '@/lib/errors';

/** The endpoint, read once for the page and its title. */
export const findEndpoint = cache(async (id: string) => {
  try {
    return await getDirectoryEndpoint(id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'resource.not_found') notFound();
    throw error;
  }
});
