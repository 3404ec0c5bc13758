import 'server-only';
import type { OpenList } from '@/lib/directory/list-bytes';
import { previewList, type ListPreview } from '@/lib/directory/preview-list';
import { AppError } from '@/lib/errors';
import type { PreviewChoice, PreviewFile } from '@/lib/schemas/directory-preview';
import { refuseUnknownFormat } from '../sources/refuse-unknown-format';
import { readBytes } from './chunks';
import { getSnapshot } from './get-snapshot';

function preview(
  open: OpenList,
  { format, mapping, headerRows, rows }: PreviewChoice,
  { fileName, isCut }: { fileName: string | null; isCut: boolean },
): Promise<ListPreview> {
  refuseUnknownFormat(format);
  const choice = { headerRows, rows };
  return previewList(open, { fileName, format, mapping, isCut, choice });
}

/** A copy that is cut ends with a whole line, so that its last row is not half of one. */
function wholeLines(head: Uint8Array, isWhole: boolean): Uint8Array {
  const end = isWhole ? -1 : head.lastIndexOf(0x0a);
  return end < 0 ? head : head.subarray(0, end + 1);
}

/**
 * Looks at the beginning of a file that has not been sent yet. Nothing is stored.
 *
 * @throws AppError `request.invalid` for a format that there is not
 */
export function previewFile({ head, isWhole, fileName, ...choice }: PreviewFile) {
  const bytes = wholeLines(new Uint8Array(Buffer.from(head, 'base64')), isWhole);
  async function* open(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(bytes);
  }
  return preview(open, choice, { fileName, isCut: !isWhole });
}

/**
 * Looks at the beginning of the file of a reading.
 *
 * @throws AppError `resource.not_found`, `request.invalid` for a format that there is not, `directory.snapshot_wrong_state`
 * when the file is not kept any more
 */
export async function previewReading(id: string, choice: PreviewChoice): Promise<ListPreview> {
  const { fileName, status } = await getSnapshot(id);
  if (status !== 'quarantined') {
    throw new AppError('directory.snapshot_wrong_state', {
      detail: `Reading ${id} is ${status}; expected one that was set aside, whose file is kept.`,
    });
  }
  return preview(() => readBytes(id), choice, { fileName, isCut: false });
}
