const signatures: readonly { type: string; bytes: readonly number[] }[] = [
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
];

/** The media type of a picture by its first bytes: PNG, JPEG or GIF; null for everything else. */
export function imageTypeOf(content: Uint8Array): 'image/png' | 'image/jpeg' | 'image/gif' | null {
  const found = signatures.find(({ bytes }) =>
    bytes.every((byte, index) => content[index] === byte),
  );
  return (found?.type ?? null) as ReturnType<typeof imageTypeOf>;
}
