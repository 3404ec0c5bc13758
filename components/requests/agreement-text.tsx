/** The agreement of a community word for word, in a box that scrolls. */
export function AgreementText({ text }: Readonly<{ text: string }>) {
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label="Agreement"
      className="max-h-64 overflow-y-auto rounded-lg border border-line bg-sunken p-3 text-sm break-words whitespace-pre-line -outline-offset-2"
    >
      {text}
    </div>
  );
}
