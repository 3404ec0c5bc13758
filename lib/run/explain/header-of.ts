import type { HeaderList } from '@/lib/protocol/exchange';

/** The value of a header, empty when it is not there. */
export function headerOf(headers: HeaderList, wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
}
