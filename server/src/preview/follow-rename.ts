/** Keeps hold of something that a person renames while it is shown. */

/**
 * The name that `name` has now: itself while it is there, else the new name that stands where it stood, if no other
 * was added or removed. Null where it is gone.
 *
 * @param before all names in order when `name` was last there
 */
export function followRename(before: readonly string[], now: readonly string[], name: string): string | null {
  if (now.includes(name)) return name;
  const successor = now.length === before.length ? now[before.indexOf(name)] : undefined;
  return successor === undefined || before.includes(successor) ? null : successor;
}
