/** An address that opens the mail program with a letter; without a recipient where nobody knows one (RFC 6068 §2). */
export function mailtoLink({ subject, body }: { subject: string; body: string }): string {
  // A line ends with CRLF in it (RFC 6068 §5).
  const text = encodeURIComponent(body.replace(/\r?\n/g, '\r\n'));
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${text}`;
}
