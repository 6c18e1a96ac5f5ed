#!/usr/bin/env bash
# More parentheses inside each other than anyone could read.
awk 'BEGIN { printf "reflect: 1\nid: deep\nlanguage: en\ntitle: Deep\npages:\n  - id: one\n    title: One\n    questions:\n      - id: rest\n        ask: What helps you rest?\n        why: It may help.\n        write: line\n      - pause: Rest.\n        when: "; for (i = 0; i < 300; i++) printf "("; printf "rest is answered"; for (i = 0; i < 300; i++) printf ")"; print "" }' >"$1"
