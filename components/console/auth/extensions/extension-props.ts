import type { ExtensionsForm } from './extensions-form';

/** What the fields of an extension object get. */
export type ExtensionProps = Readonly<{
  form: ExtensionsForm;
  change: (part: Partial<ExtensionsForm>) => void;
  /** What the API said about one member of its input, by path. */
  errorAt: (path: string) => string | undefined;
}>;
