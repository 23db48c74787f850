/** What listens on a port that no user needs: a data store, an administration or a debugger's port. */
export type SensitivePort = "data" | "admin" | "debug" | "engine";

const PORTS: Readonly<Record<SensitivePort, readonly number[]>> = {
  data: [1433, 1521, 2379, 3306, 5432, 5672, 5984, 6379, 8086, 9200, 9300, 11211, 27017],
  admin: [22, 23, 5601, 6443, 9000, 9090, 10250, 15672],
  debug: [5005, 9229],
  engine: [2375, 2376],
};

const BY_NUMBER = new Map<number, SensitivePort>();
for (const kind of ["data", "admin", "debug", "engine"] as const) {
  for (const number of PORTS[kind]) BY_NUMBER.set(number, kind);
}

/** What is known to listen on one of the ports from `first` on, or null. */
export function sensitivePort(first: number, span: number): SensitivePort | null {
  for (let number = first; number < first + span && number <= 65_535; number++) {
    const kind = BY_NUMBER.get(number);
    if (kind) return kind;
  }
  return null;
}
