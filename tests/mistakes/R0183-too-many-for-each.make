#!/bin/sh
#
# R0183-too-many-for-each.make FILE - twenty questions for each of sixty options.

{
    printf 'reflect: 1\nid: travels\nedition: 2026-11-22\nlanguage: en\ntitle: Travels\npages:\n'
    printf '  - id: where\n    questions:\n      - id: places\n        ask: Where were you?\n        choose: any\n        from:\n'
    for i in $(seq 60); do printf '          - place-%s\n' "$i"; done
    printf '  - id: there\n    for-each: places\n    questions:\n'
    for i in $(seq 20); do printf '      - id: word-%s\n        ask: What word is there?\n        write: line\n' "$i"; done
} >"$1"
