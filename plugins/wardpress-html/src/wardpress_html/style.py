"""The looks of the web editions: from the theme, light and dark, for screens of any width and for paper."""

from __future__ import annotations

from wardpress.themes import Theme


def stylesheet(theme: Theme) -> str:
    """Return the one stylesheet; every size follows the reader's own."""
    colours, page = theme.colours, theme.page
    sans = f'"{theme.families.sans}", "{theme.families.word_sans}", system-ui, sans-serif'
    serif = f'"{theme.families.serif}", "{theme.families.word_serif}", Georgia, serif'
    return f""":root {{
  --ink: {colours.ink}; --accent: {colours.accent}; --muted: {colours.muted}; --rule: {colours.rule};
  --panel: {colours.panel}; --paper: #ffffff; --link: {colours.accent};
}}
@media (prefers-color-scheme: dark) {{
  :root {{
    --ink: #ece7e0; --muted: #b9b1a6; --rule: #4c463f; --panel: #2a2622; --paper: #171513; --link: #ffb4a8;
    --accent: #ffb4a8;
  }}
}}
* {{ box-sizing: border-box; }}
body {{
  margin: 0 auto; padding: 1rem; max-width: 44rem; background: var(--paper); color: var(--ink);
  font-family: {serif}; font-size: 1.125rem; line-height: 1.6; overflow-wrap: break-word;
}}
h1, h2, h3, h4, .rubric, .byline, .subtitle, .dateline, figcaption, caption, .source, nav, .imprint, .box-title,
.masthead p, table, .box, .in-notice {{ font-family: {sans}; }}
.skip {{ position: absolute; left: -100rem; }}
.skip:focus {{ left: 1rem; }}
a {{ color: var(--link); }}
a:focus-visible, .table:focus-visible {{ outline: 0.2rem solid var(--link); outline-offset: 0.15rem; }}
.masthead {{ border-bottom: 0.25rem solid {colours.accent}; padding-bottom: 0.75rem; }}
.masthead h1 {{ display: flex; flex-wrap: wrap; gap: 0.4em 0.6em; align-items: center; margin: 0; line-height: 1.25; }}
.word {{ background: {colours.accent}; color: #ffffff; padding: 0.05em 0.35em; font-weight: 800; }}
.masthead p {{ margin: 0.25rem 0 0; font-size: 0.9rem; }}
.masthead .number {{ color: var(--accent); font-weight: 700; }}
nav {{ background: var(--panel); padding: 0.75rem 1rem; margin: 1rem 0; font-size: 0.95rem; }}
nav h2 {{ font-size: 0.9rem; margin: 0; color: var(--accent); }}
nav ol {{ margin: 0.5rem 0 0; padding-left: 1.5rem; }}
article {{ margin-top: 2.5rem; }}
.rubric {{ margin: 0; color: var(--accent); font-weight: 700; font-size: 0.85rem; letter-spacing: 0.06em;
  text-transform: uppercase; }}
article > h1, article > h2 {{ font-weight: 800; font-size: 1.7rem; line-height: 1.25; margin: 0.15em 0 0.4em;
  text-wrap: balance; }}
article.in-lead > h1, article.in-lead > h2 {{ font-size: 2.2rem; line-height: 1.2; }}
article.in-briefs > h1, article.in-briefs > h2, article.in-notice > h1, article.in-notice > h2 {{ font-size: 1.25rem; }}
.in-notice {{ border-top: 0.2rem solid var(--accent); border-bottom: 0.1rem solid var(--accent); padding: 0.5rem 0; }}
article h3, article h4 {{ margin: 1.6em 0 0.4em; font-size: 1.1rem; }}
.subtitle {{ margin: 0 0 0.75rem; color: var(--muted); font-weight: 500; }}
.dateline, .source {{ color: var(--muted); font-size: 0.9rem; }}
.lead {{ font-style: italic; border-left: 0.2rem solid var(--accent); padding-left: 0.8rem; }}
.byline, .source {{ text-align: right; margin: 0.75rem 0 0; }}
.byline {{ font-weight: 700; }}
.note {{ font-size: 0.9rem; }}
li.own-mark {{ list-style: none; }}
figure {{ margin: 1.5rem 0; }}
img {{ max-width: 100%; max-height: 85vh; width: auto; height: auto; display: block; margin: 0 auto; }}
figcaption, caption {{ font-size: 0.9rem; text-align: left; padding-top: 0.4rem; }}
.credit {{ color: var(--muted); }}
.quotation {{ border-top: 0.1rem solid var(--accent); border-bottom: 0.1rem solid var(--accent); padding: 0.5rem 0; }}
.quotation blockquote {{ margin: 0; font-style: italic; font-size: 1.25rem; color: var(--accent); }}
.attribution {{ text-align: right; }}
.verse {{ font-style: italic; padding-left: 1.5rem; }}
.verse p {{ text-indent: -1rem; padding-left: 1rem; }}
.box {{ border-top: 0.2rem solid var(--accent); border-bottom: 0.1rem solid var(--accent); padding: 0.25rem 0;
  margin: 1.5rem 0; }}
.box-title {{ font-weight: 700; color: var(--accent); margin: 0.5rem 0 0; }}
.question {{ font-weight: 700; }}
.table {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; font-size: 0.95rem; border-top: 0.12rem solid var(--accent);
  border-bottom: 0.12rem solid var(--accent); }}
th, td {{ text-align: left; vertical-align: top; padding: 0.35rem 0.8rem 0.35rem 0;
  border-bottom: 1px solid var(--rule); }}
.imprint {{ border-top: 0.2rem solid {colours.accent}; margin-top: 3rem; font-size: 0.85rem; }}
.imprint dt {{ font-weight: 700; margin-top: 0.5rem; }}
.imprint dd {{ margin: 0; }}
@media print {{
  @page {{ size: {page.width:g}mm {page.height:g}mm; margin: {page.top:g}mm {page.outer:g}mm {page.bottom:g}mm; }}
  :root {{
    --ink: #000000; --muted: {colours.muted}; --rule: {colours.rule}; --panel: #ffffff; --paper: #ffffff;
    --accent: {colours.accent}; --link: #000000;
  }}
  body {{ max-width: none; padding: 0; font-size: {theme.styles.body.size:g}pt; }}
  .skip {{ display: none; }}
  h1, h2, h3, h4, .rubric, .question {{ break-after: avoid; }}
  figure, table, tr, .box, .in-notice {{ break-inside: avoid; }}
  img {{ max-height: 40vh; }}
}}
"""
