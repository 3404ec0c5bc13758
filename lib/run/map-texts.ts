/** The same value with each text in it, names of members too, replaced. */
export function mapTexts<Value>(value: Value, replace: (text: string) => string): Value {
  if (typeof value === 'string') return replace(value) as Value;
  if (Array.isArray(value)) return value.map((item) => mapTexts<unknown>(item, replace)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [
    replace(name),
    mapTexts<unknown>(item, replace),
  ]);
  return Object.fromEntries(entries) as Value;
}
