/**
 * Why a text is no National Provider Identifier, in words that follow “it”; null when it is one: ten digits, the first
 * of them 1 or 2, and the check digit of Luhn over the number behind the prefix 80840. It says nothing about whether
 * the number was issued.
 * @see https://www.cms.gov/regulations-and-guidance/administrative-simplification/nationalprovidentstand/downloads/npicheckdigit.pdf
 */
export function npiProblem(text: string): string | null {
  const value = text.trim();
  if (!/^\d+$/.test(value)) return 'has characters other than digits';
  if (value.length !== 10) return `has ${value.length} digits; an NPI has 10`;
  if (!/^[12]/.test(value)) return `begins with ${value[0]}; an NPI begins with 1 or 2`;
  const expected = npiCheckDigit(value.slice(0, 9));
  return value.endsWith(String(expected))
    ? null
    : `ends with ${value[9]}; the check digit of ${value.slice(0, 9)} is ${expected}`;
}

/** True for a National Provider Identifier: shape and check digit. */
export function isNpi(text: string): boolean {
  return npiProblem(text) === null;
}

function npiCheckDigit(nine: string): number {
  // What Luhn makes of the prefix 80840.
  let sum = 24;
  for (let index = 0; index < 9; index += 1) {
    const digit = Number(nine[index]);
    sum += index % 2 === 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return (10 - (sum % 10)) % 10;
}
