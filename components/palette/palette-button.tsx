"use client";

import { useEffect, useState } from "react";
import { singleKeysAct } from "@/components/checklist/use-single-keys";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Later, latePart } from "@/components/ui/later";
import { isTypedInto, opensPalette } from "./opens-palette";

interface PaletteButtonProps {
  /** The project whose pages are open. */
  project?: { name: string; href: string };
}

const palette = latePart(async () => (await import("./palette")).Palette);

/** Opens the palette, by a press or a key. What is in it is loaded only then. */
export function PaletteButton({ project }: PaletteButtonProps) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (!opensPalette(event, isTypedInto(event.target), singleKeysAct())) return;
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        variant="quiet"
        size="square"
        aria-label="Go to"
        aria-keyshortcuts="/ Control+K Meta+K"
        title="Go to a project, a control or a page (/)"
        onPointerEnter={palette.load}
        onClick={() => setOpen(true)}
      >
        <Icon name="search" />
      </Button>
      <Dialog
        open={isOpen}
        onClose={close}
        title="Go to"
        className="mt-[8dvh] mb-auto w-[min(40rem,calc(100%-2rem))]"
      >
        {isOpen ? (
          <Later part={palette}>{(Palette) => <Palette project={project} onClose={close} />}</Later>
        ) : null}
      </Dialog>
    </>
  );
}
