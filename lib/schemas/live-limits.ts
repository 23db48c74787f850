/** A stream follows so many projects: the tabs of one browser. Apart from the shapes, which browsers need not load. */
export const MOST_PROJECTS = 20;
