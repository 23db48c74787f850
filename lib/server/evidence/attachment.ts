import "server-only";

/**
 * The header that has a browser save a file under the last part of its path (RFC 6266): the name as it is for whoever
 * reads RFC 8187, and in plain signs for the rest.
 */
export function attachment(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const plain = name.replace(/[^\w .,()+=@~-]/g, "_");
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
