#!/usr/bin/env python3
"""Draws heap, threads and open files over time: soak.py itests/target/churn.csv >docs/pictures/soak.svg"""
import csv
import sys

WIDTH, HEIGHT, LEFT, TOP = 720, 90, 90, 24
COLOURS = {"heap": "#2a78d6", "threads": "#1baf7a", "files": "#eb6834"}

with open(sys.argv[1], encoding="utf-8") as file:
    rows = [{key: int(value) for key, value in row.items()} for row in csv.DictReader(file)][2:]  # without what warms up
end = max(row["seconds"] for row in rows) or 1
parts = []
for index, (key, label) in enumerate((("heap", "heap, MB"), ("threads", "threads"), ("files", "open files"))):
    base = TOP + index * (HEIGHT + 30)
    scale = 1e6 if key == "heap" else 1
    values = [row[key] / scale for row in rows]
    most = max(values) * 1.25
    points = " ".join(
        f"{LEFT + row['seconds'] / end * (WIDTH - LEFT - 20):.1f},{base + HEIGHT - value / most * HEIGHT:.1f}"
        for row, value in zip(rows, values))
    parts.append(f'<text x="{LEFT}" y="{base - 6}">{label}: {min(values):.4g} to {max(values):.4g}</text>')
    parts.append(f'<path d="M{LEFT} {base}V{base + HEIGHT}H{WIDTH - 20}" fill="none" stroke="#898781"/>')
    parts.append(f'<text x="{LEFT - 6}" y="{base + HEIGHT}" text-anchor="end">0</text>')
    parts.append(f'<text x="{LEFT - 6}" y="{base + 8}" text-anchor="end">{most:.3g}</text>')
    parts.append(f'<polyline points="{points}" fill="none" stroke="{COLOURS[key]}" stroke-width="2"/>')
bottom = TOP + 3 * (HEIGHT + 30)
parts.append(f'<text x="{WIDTH - 20}" y="{bottom - 8}" text-anchor="end">{end // 60} minutes</text>')
print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {bottom}" font-family="sans-serif" font-size="12">'
      f'<style>text{{fill:#52514e}}@media(prefers-color-scheme:dark){{text{{fill:#c3c2b7}}}}</style>{"".join(parts)}</svg>')
