/** Has the browser save bytes as a file. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken the file over when the click returns; a moment more does no harm.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
