const MARK = "unknown-catalogue:";

/** Thrown for a project on a version of the catalogue that this server lacks: no level of it can be told. */
export class UnknownCatalogueError extends Error {
  override name = "UnknownCatalogueError";
  /** Next hands this to the error page, and nothing else. */
  readonly digest: string;

  constructor(version: string) {
    super(`A project is on catalogue ${version}, which this version of Plimsoll does not have`);
    this.digest = MARK + version;
  }
}

/** The version that an error page's digest names; null for any other error. */
export function unknownCatalogueIn(digest: string | undefined): string | null {
  return digest?.startsWith(MARK) ? digest.slice(MARK.length) : null;
}
