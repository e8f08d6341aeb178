/** The version of this Gatehouse; `npm test` holds it against package.json. */
export const VERSION = "0.1.0";
