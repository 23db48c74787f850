import type { Random } from "./random";

/** What an artefact is made with. */
export interface Craft {
  readonly random: Random;
  /**
   * A made-up secret. It is only asked for where the engine promises to hide what stands there, so that whoever makes
   * the artefact can look for it in what comes out.
   */
  secret(): string;
}

/** Names that services, stages and repositories go by. */
export const SERVICES = [
  "web",
  "api",
  "worker",
  "db",
  "cache",
  "queue",
  "proxy",
  "admin",
  "search",
  "mail",
] as const;

/** Images as people name them: tags of every kind, digests, variables. */
export function imageName({ random }: Craft): string {
  const name = random.pick(IMAGES);
  const tag = random.share();
  if (tag < 0.06) return name;
  if (tag < 0.14) return `${name}:latest`;
  if (tag < 0.2) return `${name}@sha256:${random.hex(64)}`;
  if (tag < 0.25) return `${name}:\${TAG:-1.${random.below(30)}}`;
  return `${name}:${random.between(1, 26)}.${random.below(20)}${random.pick(VARIANTS)}`;
}

const IMAGES = [
  "alpine",
  "debian",
  "ubuntu",
  "node",
  "python",
  "golang",
  "eclipse-temurin",
  "nginx",
  "postgres",
  "redis",
  "mysql",
  "rabbitmq",
  "php",
  "ruby",
  "scratch",
  "gcr.io/distroless/static-debian12",
  "ghcr.io/acme/shop",
  "registry.example.com:5000/team/base",
  "mcr.microsoft.com/dotnet/aspnet",
  "traefik",
  "busybox",
  "mongo",
] as const;
const VARIANTS = ["", "", "-alpine", "-slim", "-bookworm", "-alpine3.22", "-jre"] as const;
