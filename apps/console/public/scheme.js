/* Sets light or dark and the language before the first paint; a file of its own, because nothing inline may run. */
(function () {
  var root = document.documentElement;
  try {
    var scheme = localStorage.getItem('xaso.scheme');
    var dark =
      scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
    if (localStorage.getItem('xaso.language') === 'en') root.lang = 'en';
  } catch (error) {
    /* Storage is switched off: light and Vietnamese, as the page says. */
  }
})();
