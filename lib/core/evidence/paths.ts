/** The folder of a path; "" for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/**
 * A path written in a file, relative to the input's root: `joinPath("deploy", "../api")` is `api`, the root itself "".
 * Null where it leaves the root, is absolute or begins at somebody's home: nothing there is in the input.
 */
export function joinPath(folder: string, written: string): string | null {
  const path = written.replaceAll("\\", "/");
  if (/^(?:[/~]|[A-Za-z]:)/.test(path)) return null;
  const parts: string[] = folder === "" ? [] : folder.split("/");
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}

/** Whether a path stays in its folder: relative, without `..`, empty parts, backslashes and control characters. */
export function isRelativePath(path: string): boolean {
  if (/\p{Cc}/u.test(path) || path.startsWith("/") || path.includes("\\")) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}
