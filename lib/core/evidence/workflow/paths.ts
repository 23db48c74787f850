/**
 * A path from a folder of the repository, both with forward slashes; "" is the root. Null where it leaves the
 * repository, is absolute, or hangs on a variable.
 */
export function joinPath(folder: string | null, path: string): string | null {
  const said = path.replace(/^(\$\{\{ github\.workspace \}\}|\$\{GITHUB_WORKSPACE\})\/?/, "/");
  const isRooted = said !== path;
  if (folder === null && !isRooted) return null;
  if (said.includes("$") || said.includes("`") || (said.startsWith("/") && !isRooted)) return null;
  const parts = isRooted ? [] : (folder ?? "").split("/").filter(Boolean);
  for (const part of said.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}
