import { markup } from "@/components/ui/markup";

/** Solid disc with a tick. */
export const tickedDisc = markup`<circle cx="8" cy="8" r="7" class="solid"/><path d="M4.6 8.3 7 10.6l4.4-5" class="cut"/>`;

/** Solid square with a cross: the only form with corners, found in a column of thirty. */
export const crossedSquare = markup`<rect x="1.5" y="1.5" width="13" height="13" rx="1.5" class="solid"/><path d="m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6" class="cut"/>`;

/** Empty ring. */
export const ring = markup`<circle cx="8" cy="8" r="6.25"/>`;
