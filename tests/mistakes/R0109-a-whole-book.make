#!/usr/bin/env bash
# A note with the text of a book.
awk 'BEGIN { printf "reflect: 1\nid: book\nlanguage: en\ntitle: A book\npages:\n  - id: one\n    title: One\n    questions:\n      - note: >\n"; for (i = 0; i < 200000; i++) print "          Once upon a time there was a quiet house."; print "      - pause: Rest." }' >"$1"
