/** Relative paths against the place of a file, by string alone: URIs and paths with forward slashes. */

interface Place {
  /** `file://`, `untitled:`, `vscode-vfs://host`; empty for a plain path. */
  readonly scheme: string;
  /** Decoded segments, the file's own name last. */
  readonly segments: readonly string[];
}

/** True for `./x` and `../x`: the paths that imports and model folders are written with. */
export function isRelativePath(path: string): boolean {
  return /^\.\.?\//.test(path);
}

/** The file that `path` (relative, forward slashes, not percent-encoded) means in the file `uri`. */
export function resolvePath(uri: string, path: string): string {
  const base = split(uri);
  const segments = base.segments.slice(0, -1);
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    // Going up from a rooted path's top stays there; from a relative path's top it leaves the folder.
    const last = segments.at(-1);
    if (segment !== "..") segments.push(segment);
    else if (last === undefined || last === "..") segments.push("..");
    else if (segments.length > 1 || last !== "") segments.pop();
  }
  return join({ scheme: base.scheme, segments });
}

/** The relative path (as a person would write it) that leads from the file `from` to the file `to`. */
export function relativePath(from: string, to: string): string {
  const start = split(from).segments.slice(0, -1);
  const target = split(to).segments;
  let common = 0;
  while (common < start.length && common < target.length - 1 && start[common] === target[common]) common++;
  const up = start.slice(common).map(() => "..");
  return [...(up.length === 0 ? ["."] : up), ...target.slice(common)].join("/");
}

/** One spelling for each place: equal files have equal canonical URIs. */
export function canonicalUri(uri: string): string {
  return join(split(uri));
}

function split(uri: string): Place {
  const match = /^([a-zA-Z][\w+.-]+:(?:\/\/[^/]*)?)(.*)$/s.exec(uri);
  if (match === null) return { scheme: "", segments: uri.split("/") };
  return { scheme: match[1] ?? "", segments: (match[2] ?? "").split("/").map(decode) };
}

function join({ scheme, segments }: Place): string {
  return scheme + (scheme === "" ? segments : segments.map(encode)).join("/");
}

/** A stray `%` in what should be a URI is kept as it is. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Encodes what a path segment of a URI cannot hold; half of a surrogate pair is no character at all. */
function encode(segment: string): string {
  return encodeURI(segment.replace(/\p{Surrogate}/gu, "\ufffd")).replace(/[?#]/g, encodeURIComponent);
}
