import { REFERENCES, type ReferenceId } from "@/lib/core/model/references";

/** Links to what a control rests on. */
export function ReferenceList({ references }: { references: readonly ReferenceId[] }) {
  return (
    <ul className="grid gap-1 text-small">
      {references.map((id) => (
        <li key={id}>
          <a href={REFERENCES[id].url} rel="noreferrer">
            {REFERENCES[id].name}
          </a>
        </li>
      ))}
    </ul>
  );
}
