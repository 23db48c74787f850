import { formatDay } from "@/lib/core/model/text/en/day";
import { Commit } from "./commit";
import { DeleteFiles } from "./delete-files";
import type { ShownComponent } from "./shown";

interface ComponentRowProps {
  projectId: string;
  component: ShownComponent;
  may: { readonly delete: boolean };
}

/** Which component the files below are of, and what is known of all of them. */
export function ComponentRow({ projectId, component, may }: ComponentRowProps) {
  const { id, name, upload, files } = component;
  const count = files.length === 1 ? "1 file" : `${files.length.toLocaleString("en")} files`;
  return (
    <tr className="block md:table-row">
      <th
        colSpan={3}
        scope="rowgroup"
        className="block border-t border-line-2 bg-sunken px-4 py-2 font-normal md:table-cell"
      >
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <p className="min-w-0">
            <span className="text-body font-semibold wrap-anywhere">{name}</span>{" "}
            <span className="wrap-anywhere text-ink-2">
              {count}, {upload.complete ? "a whole folder" : "single files"}, as of{" "}
              <time dateTime={upload.date}>{formatDay(upload.date)}</time>
              <Commit commit={upload.commit} branch={upload.branch} />
            </span>
          </p>
          {may.delete ? (
            <div className="max-md:-ml-2.5">
              <DeleteFiles
                projectId={projectId}
                componentId={id}
                fileIds="all"
                what={`all files of ${name}`}
                label="Delete all"
                size="sm"
              />
            </div>
          ) : null}
        </div>
      </th>
    </tr>
  );
}
