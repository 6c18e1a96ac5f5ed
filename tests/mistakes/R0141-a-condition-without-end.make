#!/usr/bin/env bash
# A condition that goes on and on.
awk 'BEGIN { printf "reflect: 1\nid: long\nlanguage: en\ntitle: Long\npages:\n  - id: one\n    title: One\n    questions:\n      - id: rest\n        ask: What helps you rest?\n        why: It may help.\n        write: line\n      - pause: Rest.\n        when: rest is answered"; for (i = 0; i < 5000; i++) printf " or rest is declined"; print "" }' >"$1"
