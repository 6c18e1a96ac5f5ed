/*
 * spanish.c - a whole sitting in Spanish at a terminal: everything that is said is said in Spanish, from the opening to the file.
 *
 * The words are looked at one by one in tests/unit/test_words.c; here it is whether they arrive, and whether Spanish commands do.
 */
#define _XOPEN_SOURCE 700

#include "person.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "words/words.h"

static char questionnaire[PATH_MAX], translated[PATH_MAX];

static const char *const run_arguments[] = {"run", questionnaire, "--date", "2026-11-22", NULL};

/* One that is written in English, by the file of words beside it. */
static const char *const translated_arguments[] = {"run", translated, "--language", "es", "--date", "2026-11-22", NULL};

static int find_questionnaire(void **state) {
    (void)state;
    bool found = realpath("questionnaires/cinco-minutos-tranquilos.yaml", questionnaire) != NULL &&
                 realpath("questionnaires/five-quiet-minutes.yaml", translated) != NULL;
    return found ? 0 : -1;
}

static void assert_shows(const struct person *person, const char *words) {
    if (strstr(person->shown, words) == NULL)
        fail_msg("not shown: \"%s\" in\n%s", words, person->shown);
}

/* None of the English phrases is on the screen. Those of one word could be part of another text. */
static void assert_no_english(const struct person *person) {
    const char *const *english = (const char *const *)(const void *)&phrases_english;
    const char *const *spanish = (const char *const *)(const void *)&phrases_spanish;
    for (size_t i = 0; i < sizeof phrases_english / sizeof *english; i++)
        if (strcmp(english[i], spanish[i]) != 0 && strlen(english[i]) > 12 && strstr(person->shown, english[i]) != NULL)
            fail_msg("English words are shown: \"%s\" in\n%s", english[i], person->shown);
}

static void opens(const char *const *arguments) {
    static const char *const named[] = {
        "Para qué es esto: Para volver",
        "Lleva unos 5 minutos.",
        "un sentimiento que eliges tú",
        "Puedes dejar pasar cualquier cosa",
        "n para ahora no",
        "Para hacer una pausa",
        "Para terminar antes",
        "Para salir enseguida",
        "arriba: para eso",
        "El historial",
        "Qué se guarda: nada",
        "Esto no es un diagnóstico",
        "adónde acudir",
    };
    struct person person;
    person_start(&person, arguments);
    person_waits(&person);
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        assert_shows(&person, named[i]);
    person_types(&person, "q");
    assert_int_equal(person_ends(&person, NULL), 0);
    person_leaves(&person);
}

static void test_opening_names_all(void **state) {
    (void)state;
    opens(run_arguments);
}

static void test_a_translation_opens_in_the_same_words(void **state) {
    (void)state;
    opens(translated_arguments);
}

/* What is typed, and what has to be seen before the next line. */
static const struct {
    const char *line, *then;
} steps[] = {
    {"", "Pregunta 1, y entre "},                        /* the opening */
    {"h", "Última comprobación: 2026-11-22."},           /* help */
    {"?", "Para cinco minutos basta con uno."},          /* why */
    {"zz", "Aquí ninguna respuesta empieza por «zz»."},  /* nothing that is there */
    {"algo", "«algo» podría ser más de una respuesta."}, /* several */
    {"5", "Elegiste: Algo de soledad"},
    {"x", "Dijiste que esto no encaja contigo. Está bien."},
    {"3", "Elegiste: igual de cerca de «un rincón» que de «casi todo el sitio»"},
    {"r", "Dijiste que prefieres no decirlo. Está bien."},
    {"6", "Elegiste: Mi propia compañía"},
    {"n", "Dijiste: ahora no. Está bien."},
    {"", "¿cómo está ahora?"}, /* the pause */
    {"/volver", "Aquí tienes un minuto"},
    {"", "¿cómo está ahora?"},
    {"2", "Elegiste: Está más fuerte"},
    {"5", "Elegiste: mucho más cerca de «con alguien»"},
    {"una ventana", "Pulsa Enter para seguir."},
    {"", "Para dejar una fuera del resumen"},
    {"fuera 1", "La respuesta 1 queda fuera del resumen."},
    {"dentro 1", "La respuesta 1 está en el resumen."},
    {"fuera 8", "La respuesta 8 queda fuera del resumen."},
    {"", "¿Quieres guardar este resumen?"},
};

static void test_whole_sitting(void **state) {
    struct person person;
    (void)state;
    person_start(&person, run_arguments);
    person_waits(&person);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        person_types(&person, steps[i].line);
        (void)person_sees(&person, steps[i].then);
        (void)person_sees(&person, "> ");
    }
    assert_shows(&person, "¿Dónde estará esta noche?");
    assert_shows(&person, "«una ventana»");
    if (strstr(person.shown, "\u201C") != NULL)
        fail_msg("English quotation marks are shown in\n%s", person.shown);
    person_types(&person, "resumen.html");
    assert_int_equal(person_ends(&person, NULL), 0);
    assert_shows(&person, "Solo se puede abrir desde tu cuenta");
    assert_string_equal(person_files(&person), "resumen.html\n");
    assert_no_english(&person);
    person_leaves(&person);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_opening_names_all),
        cmocka_unit_test(test_a_translation_opens_in_the_same_words),
        cmocka_unit_test(test_whole_sitting),
    };
    return cmocka_run_group_tests(tests, find_questionnaire, NULL);
}
