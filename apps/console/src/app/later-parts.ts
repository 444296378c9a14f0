/** What comes after the first paint, in one file: `later` asks for it. */
export { Notices } from '../components/notices.js';
export { NavigationDrawer } from '../layout/drawer.js';
export { AccountMenu, SchemeMenu } from '../layout/header-menus.js';
export { LostDialog } from '../session/lost-dialog.js';
