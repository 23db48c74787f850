/**
 * Images that are known to bring a health check of their own, by short name; a name that ends in `/` stands for all below
 * it. Docker's official images have none as a matter of policy. As of 2026-11-23, from general knowledge: it keeps a
 * service from being called unchecked, it never makes one checked.
 */
const CHECKED: readonly string[] = [
  "adguard/adguardhome",
  "authelia/authelia",
  "axllent/mailpit",
  "bunkerity/bunkerweb",
  "bunkerity/bunkerweb-scheduler",
  "bunkerity/bunkerweb-ui",
  "containrrr/watchtower",
  "crazymax/",
  "filebrowser/filebrowser",
  "gcr.io/cadvisor/cadvisor",
  "ghcr.io/goauthentik/server",
  "ghcr.io/google/cadvisor",
  "ghcr.io/immich-app/",
  "ghcr.io/open-webui/open-webui",
  "ghcr.io/paperless-ngx/paperless-ngx",
  "gitlab/",
  "gotify/server",
  "graylog/graylog",
  "itzg/",
  "jellyfin/jellyfin",
  "lldap/lldap",
  "localstack/",
  "louislam/uptime-kuma",
  "mattermost/",
  "netdata/netdata",
  "nextcloud/all-in-one",
  "openzipkin/zipkin",
  "outlinewiki/outline",
  "pihole/pihole",
  "plexinc/pms-docker",
  "qmcgaw/gluetun",
  "rediscommander/redis-commander",
  "vaultwarden/server",
];

/** Whether an image of that short name is known to bring a health check. */
export function bringsHealthcheck(name: string): boolean {
  return CHECKED.some((one) => (one.endsWith("/") ? name.startsWith(one) : name === one));
}
