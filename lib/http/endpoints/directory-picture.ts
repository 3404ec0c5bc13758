import 'server-only';
import { directoryPicture } from '@/lib/domain/directory/picture/directory-picture';
import { DirectoryPictureSchema } from '@/lib/schemas/directory-picture';
import { endpoint } from '../endpoint';

/** The directory by state. */
export const getDirectoryPicture = endpoint({
  id: 'directory.picture',
  method: 'GET',
  path: '/directory/picture',
  summary: 'Count endpoints by state: known, checked, working, with SMART, UDAP or registration',
  description:
    'Each endpoint counts once in every state that a source puts one of its organizations into, and once in `total`; `placeless` are those of which no source says a state. Entries that look like tests are left out. Counted once a minute at most.',
  tag: 'Directory',
  access: { kind: 'actor' },
  status: 200,
  response: DirectoryPictureSchema,
  handler: () => directoryPicture(),
});
