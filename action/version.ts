/** The version of this package, as explanations name it; a test holds it to package.json, which the bundle has not got. */
export const VERSION = '0.1.0';
