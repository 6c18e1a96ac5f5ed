/*
 * editor.c - keys in a text of a megabyte: how long the longest of them take.
 *
 *     editor KIND
 *
 * KIND is prose (ASCII lines of several words), accents (one line of Spanish), or ideographs (one line without spaces). Types,
 * deletes, moves and jumps about, with a layout after each key as a screen needs it. Prints the median and the worst key.
 */
#include "tests/bench/measure.h"

#include <string.h>

#include "terminal/editor.h"

enum { BYTES = 1 << 20, ROUNDS = 400 };

static const struct {
    const char *name, *text;
} kinds[] = {
    {"prose", "Sometimes I hold my breath until the door is closed, and only then I notice that I was afraid.\n"},
    {"accents", "A veces contengo la respiraci\xC3\xB3n hasta que se cierra la puerta, y s\xC3\xB3lo entonces noto el miedo. "},
    {"ideographs",
     "\xE9\x97\xA8\xE5\x85\xB3\xE4\xB8\x8A\xE4\xBB\xA5\xE5\x90\x8E\xE6\x88\x91\xE6\x89\x8D\xE5\x91\xBC\xE5\x90\xB8"},
};

static const struct keystroke keys[] = {
    {.stroke = STROKE_CHARACTER, .code = 'x'},
    {.stroke = STROKE_CHARACTER, .code = 0x4E2D},
    {.stroke = STROKE_CHARACTER, .code = ' '},
    {.stroke = STROKE_DOWN},
    {.stroke = STROKE_BACKSPACE},
    {.stroke = STROKE_PAGE_DOWN},
    {.stroke = STROKE_ENTER},
    {.stroke = STROKE_LEFT, .modifiers = STROKE_CTRL},
    {.stroke = STROKE_END},
    {.stroke = STROKE_DELETE, .modifiers = STROKE_CTRL},
    {.stroke = STROKE_CHARACTER, .modifiers = STROKE_CTRL, .code = 'z'},
    {.stroke = STROKE_HOME, .modifiers = STROKE_CTRL},
    {.stroke = STROKE_CHARACTER, .code = 'y'},
    {.stroke = STROKE_END, .modifiers = STROKE_CTRL},
    {.stroke = STROKE_CHARACTER, .code = 'z'},
    {.stroke = STROKE_PAGE_UP},
};

static void press(struct editor *editor, const struct keystroke *key, struct times *times) {
    struct editor_layout layout;
    uint64_t begun = measure_now();
    if (editor_key(editor, key) > EDITOR_HANDLED || !editor_lay_out(editor, 72, 24, &layout))
        measure_fail("a key was refused");
    times_add(times, measure_now() - begun);
}

int main(int count, char **arguments) {
    struct editor editor;
    struct editor_layout layout;
    struct times times[sizeof keys / sizeof *keys] = {{0}};
    char *text = malloc(BYTES + 256);
    size_t kind = 0, length = 0;
    while (kind < 2 && count > 1 && strcmp(arguments[1], kinds[kind].name) != 0)
        kind++;
    for (; text != NULL && length < BYTES; length += strlen(kinds[kind].text))
        memcpy(text + length, kinds[kind].text, strlen(kinds[kind].text) + 1);
    editor_init(&editor, true, REFLECT_WRITTEN_MAX);
    uint64_t begun = measure_now();
    if (text == NULL || editor_set(&editor, text, length) != EDITOR_HANDLED || !editor_lay_out(&editor, 72, 24, &layout))
        measure_fail("no memory");
    double opening = (double)(measure_now() - begun), worst = 0;
    for (size_t round = 0; round < ROUNDS; round++)
        for (size_t key = 0; key < sizeof keys / sizeof *keys; key++)
            press(&editor, &keys[key], &times[key]);
    for (size_t key = 0; key < sizeof keys / sizeof *keys; key++) {
        double each = times_at(&times[key], 0.5);
        worst = each > worst ? each : worst;
        free(times[key].each);
    }
    printf("editor_open_%s_ns %.0f\n", kinds[kind].name, opening);
    printf("editor_key_%s_ns %.0f\n", kinds[kind].name, worst);
    editor_release(&editor);
    free(text);
    return 0;
}
