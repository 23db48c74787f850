/** What listens on a port that no user needs: a data store, an administration or a debugger's port. */
export type SensitivePort = "data" | "admin" | "debug" | "engine";

const PORTS: Readonly<Record<SensitivePort, readonly number[]>> = {
  data: [1433, 1521, 2379, 3306, 5432, 5672, 5984, 6379, 8086, 9200, 9300, 11211, 27017],
  admin: [22, 23, 5601, 6443, 9000, 9090, 10250, 15672],
  debug: [5005, 9229],
  engine: [2375, 2376],
};

/** Each port with its kind, in the order of their numbers. */
const IN_ORDER = (["data", "admin", "debug", "engine"] as const)
  .flatMap((kind) => PORTS[kind].map((number) => ({ kind, number })))
  .sort((a, b) => a.number - b.number);

/** The first of the ports from `first` on that something is known to listen on, or null. */
export function sensitivePort(
  first: number,
  span: number,
): { readonly kind: SensitivePort; readonly number: number } | null {
  return IN_ORDER.find(({ number }) => number >= first && number < first + span) ?? null;
}
