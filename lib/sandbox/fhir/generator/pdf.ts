import 'server-only';

const lineHeight = 18;

/**
 * Lines of text on one page of PDF, the first as title. Characters outside of ASCII are left out.
 * @see ISO 32000-1 §7.5
 */
export function writePdf(lines: readonly string[]): Buffer {
  const text = lines
    .map((line, index) => {
      const size = index === 0 ? 16 : 11;
      return `/F1 ${size} Tf (${escape(line)}) Tj 0 -${index === 0 ? 2 * lineHeight : lineHeight} Td`;
    })
    .join('\n');
  const content = `BT\n72 720 Td\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = file.length;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${end}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function escape(text: string): string {
  return text.replace(/[^ -~]/g, '').replace(/([\\()])/g, '\\$1');
}
