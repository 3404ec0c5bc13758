/** Whether the name of a variable says that its value is a secret. */
export function isSecretName(name: string): boolean {
  return /secret|password|passwd|token|api.?key|private.?key|assertion|credential|cookie|\bpwd\b/i.test(
    name,
  );
}
