/** Saves bytes or text as a file; it is made in the browser, nothing is asked for. */
export function saveFile(content: BlobPart, fileName: string, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken the file over when the click returns; a moment more does no harm.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
