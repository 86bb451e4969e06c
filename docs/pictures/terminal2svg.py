"""Turns what a terminal shows, with escape sequences for colours, into an SVG: text stays text, for light and dark screens.

Usage: tmux capture-pane -pe | python3 terminal2svg.py 'ALTERNATIVE TEXT' > picture.svg
"""
import html
import re
import sys
import unicodedata

WIDTH, HEIGHT, MARGIN = 8.4, 18, 14
CLASSES = {'1': 'bold', '2': 'faint', '31': 'bad', '32': 'good', '33': 'warn', '34': 'link'}
STYLE = '''text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#1f2328}
rect{fill:#f6f8fa;stroke:#d0d7de}.bold{font-weight:bold}.faint{opacity:.6}.bad{fill:#cf222e}.good{fill:#1a7f37}.warn{fill:#9a6700}
.link{fill:#0969da}@media(prefers-color-scheme:dark){text{fill:#e6edf3}rect{fill:#0d1117;stroke:#30363d}.bad{fill:#ff7b72}
.good{fill:#3fb950}.warn{fill:#d29922}.link{fill:#58a6ff}}'''


def columns(text):
    return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 0 if unicodedata.combining(c) else 1 for c in text)


def spans(line, active):
    """Yields the pieces of a line with the classes that are on; `active` keeps them over the end of a line."""
    for piece in re.split(r'(\x1b\[[0-9;]*m)', line):
        if piece.startswith('\x1b['):
            for code in piece[2:-1].split(';'):
                if code in ('', '0'):
                    active.clear()
                elif code in ('22', '39'):
                    active -= {'bold', 'faint'} if code == '22' else {'bad', 'good', 'warn', 'link'}
                elif code in CLASSES:
                    active.add(CLASSES[code])
        elif piece:
            yield piece, ' '.join(sorted(active))


def main():
    lines = sys.stdin.read().rstrip('\n').split('\n')
    while lines and not re.sub(r'\x1b\[[0-9;]*m', '', lines[-1]).strip():
        lines.pop()
    active, body, widest = set(), [], 0
    for row, line in enumerate(lines):
        column = 0
        for text, classes in spans(re.sub(r'\x1b\(B|\x0f', '', line), active):
            mark = f' class="{classes}"' if classes else ''
            # not every program keeps spaces: each word that two of them set apart has its own place
            for word in re.finditer(r'\S+(?: \S+)*', text):
                x = MARGIN + (column + columns(text[:word.start()])) * WIDTH
                y = MARGIN + (row + 1) * HEIGHT - 4
                length = f'{columns(word.group()) * WIDTH:.1f}'
                body.append(f'<text x="{x:.1f}" y="{y}" textLength="{length}"{mark}>{html.escape(word.group())}</text>')
            column += columns(text)
        widest = max(widest, column)
    width, height = int(2 * MARGIN + widest * WIDTH), 2 * MARGIN + len(lines) * HEIGHT
    title = html.escape(' '.join(sys.argv[1].split()))
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">')
    print(f'<title>{title}</title><style>{STYLE}</style><rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="8"/>')
    print('\n'.join(body) + '\n</svg>')


main()
