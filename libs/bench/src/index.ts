/** What `npm run bench` measures of messaging. */
export const bench = 'bench';
