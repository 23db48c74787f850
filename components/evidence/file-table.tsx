import { Fragment } from "react";
import { ComponentRow } from "./component-row";
import { FileRow } from "./file-row";
import { OtherFiles } from "./other-files";
import { outcomesByFile } from "./outcomes-by-file";
import type { ShownComponent } from "./shown";

interface FileTableProps {
  projectId: string;
  components: readonly ShownComponent[];
  may: { readonly add: boolean; readonly delete: boolean };
}

/** The files of a project by component: what each is, and what it says. */
export function FileTable({ projectId, components, may }: FileTableProps) {
  return (
    <table className="block w-full rounded-sheet border border-line bg-surface text-left text-small md:table md:border-separate md:border-spacing-0">
      <caption className="sr-only">Files</caption>
      <thead className="text-meta text-ink-2 max-md:sr-only">
        <tr>
          <th className="py-2 pl-4 font-normal md:w-2/5">File</th>
          <th className="py-2 pl-4 font-normal md:w-1/6">Kind</th>
          <th className="px-4 py-2 font-normal">What it says</th>
        </tr>
      </thead>
      {components.map((component) => {
        const outcomesOf = outcomesByFile(component.content.findings);
        const { telling, others } = sorted(component);
        return (
          <Fragment key={component.id}>
            <tbody className="block md:table-row-group">
              <ComponentRow projectId={projectId} component={component} may={may} />
              {telling.map((file) => (
                <FileRow
                  key={file.id}
                  projectId={projectId}
                  file={file}
                  outcomes={outcomesOf.get(file.path)}
                />
              ))}
              {others.length > 0 ? <OtherFiles projectId={projectId} files={others} /> : null}
            </tbody>
          </Fragment>
        );
      })}
    </table>
  );
}

/** The files that say something, and the texts that were only searched for secrets: there may be thousands. */
function sorted({ files }: ShownComponent) {
  const says = ({ kind, findings, errors, notes, digest }: (typeof files)[number]) =>
    !["text", "unknown"].includes(kind) ||
    findings + errors.length + notes.length > 0 ||
    digest === null;
  return { telling: files.filter(says), others: files.filter((file) => !says(file)) };
}
