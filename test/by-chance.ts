/** Random ids and digests: any four digits may stand in them by chance. */
const RANDOM = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,}/g;

/** What is said, without what chance has written: a test that looks for a word in it finds it only if it is said. */
export const withoutChance = (text: string) => text.replaceAll(RANDOM, "");
