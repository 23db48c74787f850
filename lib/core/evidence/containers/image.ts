import { type ImageRole, imageRole } from "@/lib/core/model/tables/image-roles";
import { type ImageReference, parseImageReference } from "../images/reference";
import type { BuiltImage, RunningContainer } from "../inventory/types";
import { known } from "./verdict";

/** The image that a built stage's chain starts from, or null: nothing, or a variable. */
export function baseOf(built: BuiltImage): ImageReference | null {
  const base = built.chain.at(-1)?.base;
  return base?.kind === "image" ? base.reference : null;
}

/** The image that says what a container is: what it was built from, else the one it names. */
export function originOf(container: RunningContainer): ImageReference | null {
  if (container.built) return baseOf(container.built);
  const name = known(container.image);
  return name === null ? null : parseImageReference(name);
}

/** What a container is there for, by its image: a data store, a proxy … */
export function roleOf(container: RunningContainer): ImageRole | null {
  const origin = originOf(container);
  return origin && imageRole(origin.name);
}

/** Whether a container runs Windows, where users and capabilities are others. */
export function isWindows(container: RunningContainer): boolean {
  const origin = originOf(container);
  return origin !== null && isWindowsImage(origin);
}

/** Whether an image is one of Microsoft's for Windows. */
export function isWindowsImage({ name, tag }: ImageReference): boolean {
  return (
    name.startsWith("mcr.microsoft.com/") &&
    (name.startsWith("mcr.microsoft.com/windows") ||
      name.startsWith("mcr.microsoft.com/dotnet/framework/") ||
      /nanoserver|windowsservercore/.test(tag ?? ""))
  );
}
