#!/usr/bin/env bash
# One file for each of many scales.
folder=$(dirname "$1")
mkdir -p "$folder/scales"
{
    printf "reflect: 1\nid: many\nlanguage: en\ntitle: Many\ninclude:\n"
    for i in {1..300}; do
        printf "  - scales/scale-%s.yaml\n" "$i"
        printf "scales:\n  scale-%s: [low, high]\n" "$i" >"$folder/scales/scale-$i.yaml"
    done
    printf "pages:\n  - id: one\n    title: One\n    questions:\n      - pause: Rest.\n"
} >"$1"
