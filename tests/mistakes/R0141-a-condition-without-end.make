#!/usr/bin/env bash
# A condition that goes on and on.
awk 'BEGIN { printf "reflect: 1\nid: long\nlanguage: en\ntitle: Long\npages:\n  - id: one\n    title: One\n    questions:\n      - id: a\n        ask: What helps you rest?\n        why: It may help.\n        scale: [x, y]\n      - pause: Rest.\n        when: a is x"; for (i = 0; i < 1700; i++) printf " or a is y"; print "" }' >"$1"
