import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import { saveFile } from "@/components/ui/save-file";
import { assessmentJson } from "@/lib/core/exports/assessment-json";
import { assessmentMarkdown } from "@/lib/core/exports/assessment-markdown";
import type { ScoredEvidence } from "@/lib/core/proposals/score";

/** The result as a file of one's own; it is made in the browser. */
export function ExportMenu({ scored, name }: { scored: ScoredEvidence; name: string }) {
  return (
    <Menu
      variant="secondary"
      trigger={
        <>
          Export
          <Icon name="chevron-down" />
        </>
      }
    >
      <MenuItem
        onClick={() => {
          const tool = { name: "plimsoll", version: process.env.NEXT_PUBLIC_VERSION ?? "" };
          const json = `${JSON.stringify(assessmentJson(scored, tool), null, 2)}\n`;
          saveFile("plimsoll.json", "application/json", json);
        }}
      >
        JSON, as the command prints it
      </MenuItem>
      <MenuItem
        onClick={() => saveFile("plimsoll.md", "text/markdown", assessmentMarkdown(scored, name))}
      >
        Markdown, to paste
      </MenuItem>
    </Menu>
  );
}
