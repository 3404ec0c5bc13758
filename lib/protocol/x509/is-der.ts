import { contentOf } from './der-content';

/** Deeper nesting does not occur; the limit keeps hostile input from exhausting the stack. */
const maxDepth = 30;

/**
 * Whether bytes are exactly one DER value: lengths definite, as short as possible, and filled to the last byte,
 * down to the innermost value. Parsers forgive what is wrong there, each in its own way.
 * @see https://www.itu.int/rec/T-REC-X.690 section 10
 */
export function isDer(bytes: Uint8Array): boolean {
  return endOfValue(bytes, 0, bytes.length, 0) === bytes.length;
}

/** The place after the value that begins at `from`, or -1 when it is not DER. */
function endOfValue(bytes: Uint8Array, from: number, limit: number, depth: number): number {
  const tag = bytes[from];
  if (tag === undefined || depth > maxDepth) return -1;
  const content = contentOf(bytes, from);
  if (!content || content.to > limit) return -1;
  const isUniversal = (tag & 0xc0) === 0;
  const isConstructed = (tag & 0x20) !== 0;
  if (!isConstructed) {
    const value = bytes.subarray(content.from, content.to);
    return !isUniversal || isPrimitive(tag & 0x1f, value) ? content.to : -1;
  }
  let at = content.from;
  while (at < content.to) {
    at = endOfValue(bytes, at, content.to, depth + 1);
    if (at === -1) return -1;
  }
  return at;
}

/** Whether the content of a value of a universal type can be one. */
function isPrimitive(type: number, value: Uint8Array): boolean {
  const [first, second = 0] = value;
  if (type === 1) return value.length === 1;
  if (type === 2 || type === 10) {
    const isPadded = (first === 0 && second < 0x80) || (first === 0xff && second >= 0x80);
    return value.length === 1 || (value.length > 1 && !isPadded);
  }
  if (type === 3) return first !== undefined && first < (value.length > 1 ? 8 : 1);
  if (type === 5) return value.length === 0;
  if (type === 6) return isObjectIdentifier(value);
  // SEQUENCE and SET consist of values.
  return type !== 16 && type !== 17;
}

function isObjectIdentifier(value: Uint8Array): boolean {
  const last = value.at(-1);
  if (last === undefined || last >= 0x80) return false;
  return value.every((byte, at) => byte !== 0x80 || (at > 0 && (value[at - 1] ?? 0) >= 0x80));
}
