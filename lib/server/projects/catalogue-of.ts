import "server-only";
import { EDITIONS, type Editions, findCatalogue } from "@/lib/core/catalogues/bundle";
import type { Catalogue } from "@/lib/core/model/catalogue";
import { AppError } from "@/lib/server/app-error";

/**
 * The rules of the catalogue that a project is on.
 * @throws AppError `UNAVAILABLE` where this server lacks that version.
 */
export function catalogueOf(
  { catalogue: version }: { readonly catalogue: string },
  editions: Editions = EDITIONS,
): Catalogue {
  const catalogue = findCatalogue(version, editions);
  if (catalogue) return catalogue;
  const message = `This project is on catalogue ${version}, which this server does not have. Start the newer version of Plimsoll again.`;
  throw new AppError("UNAVAILABLE", message);
}
