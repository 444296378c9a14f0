import { isKeyword } from './edits.js';
import { Refused, type Tree } from './tree.js';

const WORD = /^[a-z]{2,30}$/;
const WORDS = /^(?=.{2,40}$)[a-z]+(-[a-z]+)*$/;

/** Words that PostgreSQL reads as its own where the name of a table or column is expected. */
const SQL =
  /^(all|analy[sz]e|and|any|array|asc|both|case|cast|check|collat(e|ion)|column|constraint|create|cross|default|desc|distinct|do|else|end|except|false|fetch|for|foreign|freeze|from|full|grant|group|having|i?like|in|inner|into|is|join|leading|left|limit|natural|not|null|offset|on|only|or|order|outer|overlaps|placing|primary|references|returning|right|select|similar|some|table|then|to|trailing|true|union|unique|user|using|verbose|when|where|window|with)$/;

/** `community-team` → `CommunityTeam`. */
export const pascal = (name: string): string =>
  name.replace(/(^|-)([a-z])/g, (_, _dash: string, letter: string) => letter.toUpperCase());

/** `community-team` → `communityTeam`. */
export const camel = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `community-team` → `community_team`. */
export const snake = (name: string): string => name.replaceAll('-', '_');

/** `visits` → `visit`, `studies` → `study`; a word that is not a plural of this kind is left as it is. */
export function singular(plural: string): string {
  if (/[^aeiou]ies$/.test(plural)) return plural.replace(/ies$/, 'y');
  if (/(ss|x|ch|sh)es$/.test(plural)) return plural.replace(/es$/, '');
  return plural.replace(/([^s])s$/, '$1');
}

/** The name of a new service: of its folder, package, database, role and address. @throws Refused */
export function assertServiceName(name: string): void {
  if (!WORD.test(name))
    throw new Refused(`"${name}": a service is called by one word of the letters a to z.`);
  assertNoKeyword(name);
}

/** The name of a feature, an aggregate or a verb. @throws Refused */
export function assertName(what: string, name: string): void {
  if (!WORDS.test(name))
    throw new Refused(`"${name}": ${what} is written in the letters a to z, words joined by hyphens.`);
}

/** A thing gets a type and a table of its name. @throws Refused */
export function assertThingName(name: string): void {
  assertName('what it is called', name);
  assertNoKeyword(name);
}

/** The folder of a service that exists and has features. @throws Refused naming those there are */
export function assertService(tree: Tree, name: string): void {
  const services = tree.list('apps').filter((one) => tree.has(`apps/${one}/src/app.module.ts`));
  if (!services.includes(name))
    throw new Refused(`There is no service "${name}". There are: ${services.join(', ')}.`);
}

/** The contracts package of a service. @throws Refused when it publishes nothing */
export function assertPublishes(tree: Tree, service: string): void {
  if (!tree.has(`libs/contracts/${service}/src/index.ts`))
    throw new Refused(`${service} publishes nothing: there is no libs/contracts/${service}.`);
}

function assertNoKeyword(name: string): void {
  if (SQL.test(name) || isKeyword(name))
    throw new Refused(`"${name}" is a word of SQL or TypeScript: choose another, e.g. two words.`);
}
