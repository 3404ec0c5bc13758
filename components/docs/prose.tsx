import type { ReactNode } from 'react';

/** Text with `code` in backticks, for sentences that come from data. */
export function Prose({ text }: Readonly<{ text: string }>) {
  return text.split('`').map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <code
        key={index}
        className="rounded bg-sunken px-1 py-0.5 font-mono text-[0.85em] break-words"
      >
        {part}
      </code>
    ),
  );
}

/** The text of a guide: headings, paragraphs and lists with room between them. */
export function Article({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <article className="max-w-3xl space-y-4 text-[0.9375rem] [&_:not(pre)>code]:rounded [&_:not(pre)>code]:bg-sunken [&_:not(pre)>code]:px-1 [&_:not(pre)>code]:py-0.5 [&_:not(pre)>code]:font-mono [&_:not(pre)>code]:text-[0.85em] [&_:not(pre)>code]:break-words [&_a]:text-accent [&_a]:underline [&_a]:underline-offset-2 [&_h2]:mt-8 [&_h2]:scroll-mt-20 [&_h2]:text-lg [&_h2]:font-semibold [&_h3]:mt-6 [&_h3]:scroll-mt-20 [&_h3]:font-semibold [&_li]:mt-1 [&_ol]:list-decimal [&_ol]:pl-5 [&_ul]:list-disc [&_ul]:pl-5">
      {children}
    </article>
  );
}
