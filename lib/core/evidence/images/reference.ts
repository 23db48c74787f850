import { oncePerText } from "../once";

/** An image reference taken apart, as Docker's own grammar has it. */
export interface ImageReference {
  /** As written. */
  readonly text: string;
  /** Normalised: `docker.io/library/nginx`; lower case host, without the port of HTTPS. */
  readonly repository: string;
  /** Short for people and for the tables: `nginx`, `prom/prometheus`, `gcr.io/distroless/nodejs24-debian13`. */
  readonly name: string;
  readonly tag: string | null;
  readonly digest: string | null;
}

/** No registry takes a longer one. */
export const LONGEST_REFERENCE = 1024;

/** A reference without its tag and digest: what stands before the first colon or `@` behind the last slash. */
export function withoutTag(text: string): string {
  const slash = text.lastIndexOf("/");
  const end = text.slice(slash + 1).search(/[:@]/);
  return end < 0 ? text : text.slice(0, slash + 1 + end);
}

/**
 * Takes `[HOST[:PORT]/]PATH[:TAG][@DIGEST]` apart. The tag separator is the colon after the last slash.
 * Returns null where the text is no reference.
 */
export function parseImageReference(text: string): ImageReference | null {
  return text.length > LONGEST_REFERENCE ? null : parsed(text);
}

/** Every rule about images asks for the same few. */
const parsed = oncePerText((text): ImageReference | null => {
  const match =
    /^([^@\s]+?)(?::([\w][\w.-]{0,127}))?(?:@([a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}))?$/.exec(
      text.trim(),
    );
  const path = match?.[1];
  if (!path || !/^[\w./:-]+$/.test(path) || /\/\/|\/$/.test(path)) return null;
  const slash = path.indexOf("/");
  const first = slash < 0 ? "" : path.slice(0, slash);
  const hasHost = /[.:]/.test(first) || first === "localhost";
  if (path.includes(":", hasHost ? slash : 0)) return null;
  const host = hasHost ? first.toLowerCase().replace(/:443$/, "") : "docker.io";
  const rest = hasHost ? path.slice(slash + 1) : path;
  const hub = host === "docker.io" || host === "index.docker.io";
  const full = hub && !rest.includes("/") ? `library/${rest}` : rest;
  return {
    text: text.trim(),
    repository: `${hub ? "docker.io" : host}/${full}`,
    name: hub ? full.replace(/^library\//, "") : `${host}/${rest}`,
    tag: match?.[2] ?? null,
    digest: match?.[3] ?? null,
  };
});
