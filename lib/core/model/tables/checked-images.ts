/**
 * Images that are known to bring a health check of their own, by short name; a name that ends in `/` stands for all below
 * it. Docker's official images have none as a matter of policy. As of 2026-11-23, from general knowledge: it keeps a
 * service from being called unchecked, it never makes one checked.
 */
const CHECKED: readonly string[] = [
  "adguard/adguardhome",
  "authelia/authelia",
  "axllent/mailpit",
  "b4bz/homer",
  "bunkerity/bunkerweb",
  "bunkerity/bunkerweb-scheduler",
  "bunkerity/bunkerweb-ui",
  "containrrr/watchtower",
  "crazymax/",
  "filebrowser/filebrowser",
  "flagsmith/flagsmith",
  "gcr.io/cadvisor/cadvisor",
  "ghcr.io/gethomepage/homepage",
  "ghcr.io/goauthentik/server",
  "ghcr.io/google/cadvisor",
  "ghcr.io/immich-app/",
  "ghcr.io/linkwarden/linkwarden",
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
  "maildev/maildev",
  "mattermost/",
  "netdata/netdata",
  "nextcloud/all-in-one",
  "openzipkin/zipkin",
  "outlinewiki/outline",
  "pihole/pihole",
  "plexinc/pms-docker",
  "qmcgaw/gluetun",
  "quay.io/hedgedoc/hedgedoc",
  "rediscommander/redis-commander",
  "sissbruecker/linkding",
  "syncthing/syncthing",
  "vaultwarden/server",
];

/** Whether an image of that short name is known to bring a health check. */
export function bringsHealthcheck(name: string): boolean {
  return CHECKED.some((one) => (one.endsWith("/") ? name.startsWith(one) : name === one));
}
