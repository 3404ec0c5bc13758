import type { UploadedFile } from '@/lib/schemas/certificate';

/** The API takes no larger ones; keys and chains are much smaller. */
export const maxFileBytes = 512 * 1024;

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Files as the API takes them. Throws an Error that names a file that is too large. */
export async function readFiles(files: readonly File[]): Promise<UploadedFile[]> {
  return Promise.all(
    files.map(async (file) => {
      if (file.size > maxFileBytes) {
        throw new Error(
          `${file.name} has ${file.size} bytes; at most ${maxFileBytes} are taken. Keys and chains are much smaller: choose another file.`,
        );
      }
      return { name: file.name, content: base64Of(new Uint8Array(await file.arrayBuffer())) };
    }),
  );
}
