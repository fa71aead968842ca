// The version that stands in every result; a test holds it against package.json.

export const engineVersion = '0.1.0';
