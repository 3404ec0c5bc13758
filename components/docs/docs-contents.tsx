/** The headings of a long page, each a link. */
export function DocsContents({
  contents,
}: Readonly<{ contents: readonly (readonly [id: string, title: string])[] }>) {
  return (
    <nav aria-label="On this page" className="print:hidden">
      <ul className="gap-x-8 sm:columns-2">
        {contents.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
