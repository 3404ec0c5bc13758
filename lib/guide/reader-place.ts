/** A workspace in which a reader may make and change apps. */
export interface ReaderPlace {
  slug: string;
  name: string;
  apps: readonly { id: string; name: string }[];
}
