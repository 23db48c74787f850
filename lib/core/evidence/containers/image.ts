import { type ImageRole, imageRole } from "@/lib/core/model/tables/image-roles";
import { type ImageReference, parseImageReference, withoutTag } from "../images/reference";
import type { BuiltImage, RunningContainer } from "../inventory/types";
import { oncePer } from "../once";
import { isUnresolved } from "./verdict";

/** The image that a built stage's chain starts from, or null: nothing, or a variable. */
function baseOf(built: BuiltImage): ImageReference | null {
  const base = built.chain.at(-1)?.base;
  return base?.kind === "image" ? base.reference : null;
}

/**
 * The image that says what a container is: what it was built from, else the one it names. A variable in its name stands
 * as `x`, so that `${REGISTRY}/postgres:${TAG}` is still a postgres: good for what an image is there for, not for more.
 */
export const originOf = oncePer((container: RunningContainer): ImageReference | null => {
  if (container.built) return baseOf(container.built);
  const { image } = container;
  const name = image?.value ?? image?.text?.replaceAll(/\$\{[^{}]*\}/g, "x") ?? null;
  return name === null ? null : parseImageReference(name);
});

/** The name of an image of which only the tag or digest hangs on a variable; else null. */
export function nameOfOpenTag({ image }: RunningContainer): string | null {
  if (!isUnresolved(image)) return null;
  const name = withoutTag(image.text ?? "");
  return name === "" || name.includes("${") ? null : name;
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
function isWindowsImage({ name, tag }: ImageReference): boolean {
  return (
    name.startsWith("mcr.microsoft.com/") &&
    (name.startsWith("mcr.microsoft.com/windows") ||
      name.startsWith("mcr.microsoft.com/dotnet/framework/") ||
      /nanoserver|windowsservercore/.test(tag ?? ""))
  );
}
