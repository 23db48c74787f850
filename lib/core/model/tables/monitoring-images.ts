/** What a monitoring image watches: the three topics of RUN-2, or it routes alerts, or shows what others watch. */
export type Watched = "resources" | "traffic" | "behaviour" | "alerts" | "display";

/** Images that hint at monitoring, by short name; a name that ends in `/` stands for all below it. As of 2026-11-23. */
const IMAGES: readonly (readonly [name: string, watches: Watched])[] = [
  ["prom/prometheus", "resources"],
  ["quay.io/prometheus/prometheus", "resources"],
  ["prom/alertmanager", "alerts"],
  ["quay.io/prometheus/alertmanager", "alerts"],
  ["prom/node-exporter", "resources"],
  ["quay.io/prometheus/node-exporter", "resources"],
  ["gcr.io/cadvisor/cadvisor", "resources"],
  ["ghcr.io/google/cadvisor", "resources"],
  ["google/cadvisor", "resources"],
  ["grafana/grafana", "display"],
  ["grafana/grafana-oss", "display"],
  ["grafana/grafana-enterprise", "display"],
  ["grafana/", "resources"],
  ["otel/", "resources"],
  ["datadog/agent", "resources"],
  ["gcr.io/datadoghq/agent", "resources"],
  ["netdata/netdata", "resources"],
  ["netdata", "resources"],
  ["victoriametrics/", "resources"],
  ["zabbix/", "resources"],
  ["telegraf", "resources"],
  ["newrelic/infrastructure", "resources"],
  ["nicolargo/glances", "resources"],
  ["falcosecurity/", "behaviour"],
  ["quay.io/cilium/tetragon", "behaviour"],
  ["cilium/tetragon", "behaviour"],
  ["quay.io/cilium/hubble-relay", "traffic"],
  ["quay.io/cilium/hubble-ui", "traffic"],
  ["wazuh/wazuh-agent", "behaviour"],
];

/** What an image of that short name watches, or null where it is none of them. */
export function watchedBy(name: string): Watched | null {
  const hit = IMAGES.find(([image]) =>
    image.endsWith("/") ? name.startsWith(image) : name === image,
  );
  return hit?.[1] ?? null;
}
