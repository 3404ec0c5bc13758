/** An address of somebody else, shown in full. Only http(s) ones are links: others could run code. */
export function ExternalLink({ href }: Readonly<{ href: string }>) {
  if (!/^https?:\/\//i.test(href)) return <span className="wrap-anywhere">{href}</span>;
  return (
    <a
      href={href}
      rel="noreferrer noopener"
      target="_blank"
      className="wrap-anywhere text-accent-strong underline"
    >
      {href}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}
