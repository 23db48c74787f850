"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { placeHref } from "@/components/project/hrefs";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Button } from "@/components/ui/button";
import type { ButtonSize } from "@/components/ui/button-class";
import { Dialog } from "@/components/ui/dialog";
import { deleteFilesAction } from "@/lib/actions/evidence";

interface DeleteFilesProps {
  projectId: string;
  componentId: string;
  fileIds: "all" | readonly string[];
  /** “compose.yaml”, “all files of Main” */
  what: string;
  label: string;
  size?: ButtonSize;
}

/** Deletes files of a component for good, once it has been said what stays. */
export function DeleteFiles(props: DeleteFilesProps) {
  const { projectId, componentId, fileIds, what, label, size } = props;
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, start] = useTransition();

  function close() {
    setOpen(false);
    setRefused(null);
  }

  function send() {
    start(async () => {
      const ids = fileIds === "all" ? fileIds : [...fileIds];
      const outcome = await attempt(() =>
        deleteFilesAction({ projectId, componentId, fileIds: ids }),
      );
      if ("refused" in outcome) return setRefused(outcome.refused);
      setOpen(false);
      router.push(`${placeHref(projectId, "evidence")}?came=deleted`);
      router.refresh();
    });
  }

  return (
    <>
      <Button
        variant="quiet"
        size={size}
        aria-label={size === "sm" ? `Delete ${what}` : undefined}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Dialog
        open={isOpen}
        onClose={close}
        title={<span className="wrap-anywhere">Delete {what}</span>}
        footer={
          <>
            <Button onClick={close}>Keep</Button>
            <Button variant="danger" busy={isBusy} onClick={send}>
              Delete for good
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          <RefusalNote refused={refused} title="Nothing was deleted" />
          <p>
            {fileIds === "all" ? "Their texts go" : "The text goes"}, in every version that is kept
            here. Nothing brings {fileIds === "all" ? "them" : "it"} back but another upload.
          </p>
          <p>
            Answers stay, with path, line and digest of each finding that they rest on; one that
            nothing else proves counts as asserted from then on.
            {fileIds === "all"
              ? null
              : " Files that are left are read again as single files: nothing follows from what is then missing."}
          </p>
        </div>
      </Dialog>
    </>
  );
}
