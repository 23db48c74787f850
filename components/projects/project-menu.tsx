"use client";

import { placeHref } from "@/components/project/hrefs";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";

interface ProjectMenuProps {
  id: string;
  name: string;
  isExample: boolean;
  isArchived: boolean;
  may: { readonly copy: boolean; readonly archive: boolean; readonly delete: boolean };
}

/**
 * What can be done with a project as a whole; each item leads to where it is done. Drawn in the browser,
 * which needs none of it before the menu is open.
 */
export function ProjectMenu({ id, name, isExample, isArchived, may }: ProjectMenuProps) {
  const settings = placeHref(id, "settings");
  return (
    <Menu label={`Project ${name}`} size="square" trigger={<Icon name="more" />}>
      <MenuItem href={settings}>
        <Icon name="pencil" />
        Settings
      </MenuItem>
      {may.copy ? (
        <MenuItem href={placeHref(id, "copy")}>
          <Icon name="copy" />
          Copy
        </MenuItem>
      ) : null}
      {may.archive ? (
        <MenuItem href={`${settings}#archive`}>
          <Icon name={isArchived ? "undo" : "archive"} />
          {isArchived ? "Unarchive" : "Archive"}
        </MenuItem>
      ) : null}
      {may.delete ? (
        <MenuItem href={`${settings}#delete`}>
          <Icon name="trash" />
          {isExample ? "Remove the example" : "Delete"}
        </MenuItem>
      ) : null}
    </Menu>
  );
}
