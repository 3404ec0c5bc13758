import * as z from 'zod';
import { brunoOf } from './bruno';
import type { ExportableCollection } from './exportable';
import { collectionHar } from './har';
import { postmanOf } from './postman';

/** For which tool requests are exported. */
export const ExportFormatSchema = z.enum(['postman', 'bruno', 'har']);
export type ExportFormat = z.infer<typeof ExportFormatSchema>;

/** How the formats are called, and the end of their files. */
export const exportFormats: Readonly<Record<ExportFormat, { label: string; ending: string }>> = {
  postman: { label: 'Postman', ending: 'postman_collection.json' },
  bruno: { label: 'Bruno', ending: 'bruno.json' },
  har: { label: 'HAR', ending: 'har' },
};

/**
 * A collection as a document of another tool.
 *
 * @param at when it is exported
 */
export function exportOf(
  collection: ExportableCollection,
  format: ExportFormat,
  at: Date,
): Record<string, unknown> {
  switch (format) {
    case 'postman':
      return postmanOf(collection);
    case 'bruno':
      return brunoOf(collection);
    case 'har':
      return collectionHar(collection, at, '0.1');
  }
}

/** The name of a file that says what is in it, of letters, digits and hyphens. */
export function exportFileName(name: string, format: ExportFormat): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\w]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${plain || 'requests'}.${exportFormats[format].ending}`;
}
