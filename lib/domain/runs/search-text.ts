/** What a search in the history looks through, in lower case. */
export function searchTextOf(run: {
  title: string;
  holder: string;
  name?: string | null;
  note?: string | null;
}): string {
  return [run.name, run.title, run.holder, run.note]
    .filter((part) => part !== null && part !== undefined)
    .join(' ')
    .toLowerCase();
}
