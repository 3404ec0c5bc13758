import 'server-only';

/** A segment of a path as it is meant: `$everything` may come as `%24everything`. What is no encoding stays. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
