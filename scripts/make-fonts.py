"""Makes static/fonts/*.woff2 from the unmodified TrueType files; see static/fonts/README.md.

python3 scripts/make-fonts.py THAI_PACKAGE LATIN_PACKAGE OUT_FOLDER
THAI_PACKAGE  unpacked npm package @expo-google-fonts/ibm-plex-sans-thai
LATIN_PACKAGE unpacked npm package @expo-google-fonts/ibm-plex-sans
Needs fontTools and brotli (Debian: python3-fonttools python3-brotli).
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = 'Homeward Sans'
WEIGHTS = {400: ('400Regular', 'Regular'), 600: ('600SemiBold', 'SemiBold')}

THAI = [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)]
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100)]
MARKS = [ord(c) for c in '–—‘’‚“”„†•…‰‹›⁄€₫₩™←↑→↓↔↗−∕≈≠≤≥◌'] + [0x200B, 0x200C, 0x200D, 0x2060]
EXTENDED = [*range(0x100, 0x180), 0x18F, 0x192, 0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x218, 0x21C), 0x259]
EXTENDED += [*range(0x1EA0, 0x1EFA), 0x1E9E, 0x300, 0x301, 0x303, 0x309, 0x323]


def main(thai_package, latin_package, out):
    for weight, (folder, style) in WEIGHTS.items():
        thai = f'{thai_package}/{folder}/IBMPlexSansThai_{folder}.ttf'
        latin = f'{latin_package}/{folder}/IBMPlexSans_{folder}.ttf'
        held = TTFont(thai).getBestCmap()
        make(thai, THAI + LATIN + MARKS, weight, style, f'{out}/homeward-sans-{weight}.woff2')
        make(latin, [c for c in EXTENDED if c not in held], weight, style, f'{out}/homeward-sans-{weight}-ext.woff2')


def make(source, codes, weight, style, target):
    options = subset.Options()
    options.hinting = False
    options.layout_features = ['ccmp', 'kern', 'liga', 'locl', 'mark', 'mkmk']
    options.flavor = 'woff2'
    options.glyph_names = False
    options.drop_tables += ['DSIG', 'meta']
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    rename(font, weight, style)
    subset.save_font(font, target, options)


def rename(font, weight, style):
    full = f'{FAMILY} {style}'
    regular = weight == 400
    names = {
        0: 'Copyright 2017, 2019 IBM Corp. Modified for Homeward: subset and renamed.',
        1: FAMILY if regular else full,
        2: 'Regular',
        3: f'1.0;HomewardSans-{style}',
        4: full,
        5: 'Version 1.0',
        6: f'HomewardSans-{style}',
        13: 'This Font Software is licensed under the SIL Open Font License, Version 1.1.',
        14: 'https://openfontlicense.org',
    }
    if not regular:
        names.update({16: FAMILY, 17: style})
    table = font['name']
    table.names = []
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)


main(*sys.argv[1:4])
