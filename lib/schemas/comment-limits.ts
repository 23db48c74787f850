/** How many characters a comment holds as it is stored. Apart from the shapes, which browsers need not load. */
export const COMMENT_LENGTH = 4_000;
