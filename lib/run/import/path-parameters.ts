/**
 * An address in which the parameters of the path, such as `/:id`, are filled in from their values; one without a value
 * becomes a variable.
 */
export function withPathParameters(
  url: string,
  values: Iterable<readonly [name: string, value: string]>,
): string {
  const known = new Map(values);
  const [path = '', ...rest] = url.split(/(?=[?#])/);
  const filled = path
    .split('/')
    .map((segment) => {
      const value = segment.startsWith(':') ? known.get(segment.slice(1)) : undefined;
      return value === undefined ? segment : value || `{{${segment.slice(1)}}}`;
    })
    .join('/');
  return [filled, ...rest].join('');
}
