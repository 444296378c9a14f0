/** The look of every page: text of 17 px and more, targets of 48 px, contrast AA and above, light and dark. */
export const STYLE = `:root{color-scheme:light dark;--text:#16202b;--soft:#46525f;--page:#f3f5f7;--card:#fff;--line:#6f7b87;--accent:#0b5c8f;--on-accent:#fff;--bad:#9b1c1c;--bad-bg:#fdecec;--good:#14602b;--good-bg:#e7f5ec}
@media (prefers-color-scheme:dark){:root{--text:#eef2f6;--soft:#b9c4cf;--page:#10161c;--card:#19222b;--line:#8b98a5;--accent:#7cc4f2;--on-accent:#0a1a26;--bad:#ffb3ad;--bad-bg:#3a1717;--good:#9fe0b3;--good-bg:#12301d}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:17px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header,main{max-width:30rem;margin:0 auto;padding:0 1rem}
header{display:flex;justify-content:space-between;align-items:center;min-height:4rem}
.product{font-weight:700;font-size:1.2rem;margin:0}
main{background:var(--card);padding:1.25rem 1rem 1.5rem;border-radius:12px;margin-bottom:2rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem}
h2{font-size:1.2rem;margin:2rem 0 .5rem}
p{margin:.5rem 0}
a{color:var(--accent)}
.lang,.button-like{display:inline-flex;align-items:center;min-height:48px}
.lang{padding:0 .5rem}
form{margin:1rem 0}
.field{margin:0 0 1rem}
label{display:block;font-weight:600;margin-bottom:.25rem}
.hint{color:var(--soft);margin:0 0 .25rem;font-size:1rem}
input:not([type=hidden]){width:100%;min-height:48px;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--card);border:2px solid var(--line);border-radius:8px}
input[aria-invalid=true]{border-color:var(--bad)}
button{width:100%;min-height:48px;padding:.6rem 1rem;font:inherit;font-weight:700;color:var(--on-accent);background:var(--accent);border:2px solid var(--accent);border-radius:8px;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.fault,.notice{padding:.5rem 1rem;border-radius:8px;border-left:6px solid}
.fault{color:var(--bad);background:var(--bad-bg);border-color:var(--bad)}
.notice{color:var(--good);background:var(--good-bg);border-color:var(--good)}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:0}
dt{color:var(--soft)}
dd{margin:0;font-weight:600;overflow-wrap:anywhere}
code,.codes{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;font-size:1.05rem;overflow-wrap:anywhere}
.codes{columns:2;padding-left:2.25rem}
.qr{display:block;width:14rem;max-width:100%;height:auto;margin:1rem auto;border-radius:8px}
@media (max-width:30rem){body{background:var(--card)}main{padding-top:.5rem}}
`;
