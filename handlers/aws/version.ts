/** The version of this package, as reports name it; a test holds it to package.json, which a bundle has not got. */
export const VERSION = '0.1.0';
