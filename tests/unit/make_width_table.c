/*
 * make_width_table.c - writes engine/base/width_table.h from what utf8proc knows.
 *
 * Run it when utf8proc learns a new Unicode version:
 *
 *     cc tests/unit/make_width_table.c -lutf8proc -o make_width_table && ./make_width_table > engine/base/width_table.h
 *
 * Characters of ambiguous width count as one column. test_base_text.c compares the table with utf8proc over all code points.
 */
#include <stdio.h>
#include <utf8proc.h>

static void write_ranges(const char *name, int width) {
    int written = 0;
    printf("static const struct width_range %s[] = {", name);
    for (int first = 0, last; first <= 0x10FFFF; first = last + 1) {
        int this_width = utf8proc_charwidth(first);
        for (last = first; last < 0x10FFFF && utf8proc_charwidth(last + 1) == this_width; last++)
            ;
        if (this_width != width)
            continue;
        printf("%s{0x%04X, 0x%04X},", written % 6 ? " " : "\n    ", (unsigned)first, (unsigned)last);
        written++;
    }
    printf("\n};\n");
}

int main(void) {
    printf("/*\n"
           " * width_table.h - the code points that take no column or two; all others take one.\n"
           " *\n"
           " * Made by tests/unit/make_width_table.c with utf8proc; do not edit. Read by text.c only.\n"
           " */\n"
           "#ifndef REFLECT_BASE_WIDTH_TABLE_H\n"
           "#define REFLECT_BASE_WIDTH_TABLE_H\n\n"
           "#include <stdint.h>\n\n"
           "/* The Unicode version of the table. */\n"
           "#define WIDTH_TABLE_UNICODE \"%s\"\n\n"
           "struct width_range {\n    uint32_t first, last;\n};\n\n"
           "/* clang-format off */\n",
           utf8proc_unicode_version());
    write_ranges("width_zero", 0);
    printf("\n");
    write_ranges("width_two", 2);
    printf("/* clang-format on */\n\n#endif\n");
    return 0;
}
