import type { Variable } from "../container";

/** A `.env` file: assignments with their places. Values are kept only until they are masked. */
export interface EnvironmentFile {
  readonly path: string;
  readonly variables: readonly Variable[];
}
