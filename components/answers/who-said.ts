import type { Provenance } from "@/lib/core/model/words";

/** Whose an answer is: what files said is nobody's opinion, whoever took it over. */
export function whoSaid({
  provenance,
  changedBy,
}: {
  provenance: Provenance;
  changedBy: string;
}): string {
  return provenance === "evidence" ? `Read from files, kept by ${changedBy}` : changedBy;
}
