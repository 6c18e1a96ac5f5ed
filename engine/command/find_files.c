/*
 * find_files.c - see find_files.h.
 *
 * A folder of questionnaires also holds what belongs to them: scales and threads to include, articles, help resources, answers,
 * translations, scenarios. Those are read where a questionnaire names them. What is a questionnaire says so in its line
 * `reflect: 1`, or has pages; and what cannot be read is taken for one, so that it is not passed over in silence.
 */
#define _XOPEN_SOURCE 700

#include "command/find_files.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "command/output.h"
#include "source/file.h"

#define ENDING ".yaml"

/* Folders within each other; nobody sorts questionnaires that deep. */
enum { DEEP_MAX = 32 };

struct search {
    struct table *paths;
    reflect_status (*accept)(const char *path, const char *name, bool *out); /* whether a YAML file is what is looked for */
    const char *folder;                                                      /* the one at hand */
    unsigned deep;
    bool unreadable;
};

bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool has_line(const char *text, const char *beginning) {
    size_t length = strlen(beginning);
    for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, beginning, length) == 0)
            return true;
    }
    return false;
}

/* Whether the name is that of something beside a questionnaire: NAME.es.yaml, NAME.scenarios.yaml. */
static bool stands_beside(const char *name) {
    const char *dot = strchr(name, '.');
    return dot != NULL && strcmp(dot, ENDING) != 0;
}

static reflect_status is_questionnaire(const char *path, const char *name, bool *out) {
    char *bytes = NULL;
    size_t length = 0;
    reflect_status status = file_read(path, &bytes, &length);
    bool text = status == REFLECT_OK && strlen(bytes) == length && text_invalid_at(bytes, length) == length;
    size_t mark = text && strncmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    *out = !text || has_line(bytes + mark, "reflect:") ||
           (has_line(bytes + mark, "pages:") && !has_line(bytes + mark, "reflect-") && !stands_beside(name));
    free(bytes);
    return status == REFLECT_NO_MEMORY ? status : REFLECT_OK;
}

static reflect_status is_scenarios(const char *path, const char *name, bool *out) {
    char *beside = NULL;
    (void)name;
    reflect_status status = reflect_scenarios_questionnaire(path, &beside);
    *out = status == REFLECT_OK;
    reflect_string_free(beside);
    return status == REFLECT_NO_MEMORY ? status : REFLECT_OK;
}

static bool is_yaml(const char *name) {
    size_t length = strlen(name), ending = strlen(ENDING);
    return length > ending && strcmp(name + length - ending, ENDING) == 0;
}

static reflect_status look_into(struct search *search, const char *folder);

/* Takes over `path`. */
static reflect_status add_path(struct search *search, char *path) {
    char **place = table_push(search->paths);
    if (place == NULL) {
        free(path);
        return REFLECT_NO_MEMORY;
    }
    *place = path;
    return REFLECT_OK;
}

static reflect_status visit(void *context, const char *name) {
    struct search *search = context;
    struct stat about;
    bool wanted = false;
    char *path = path_join(search->folder, name, strlen(name));
    if (path == NULL)
        return REFLECT_NO_MEMORY;
    reflect_status status = REFLECT_OK;
    if (lstat(path, &about) == 0 && S_ISDIR(about.st_mode))
        status = look_into(search, path);
    else if (is_yaml(name) && stat(path, &about) == 0 && S_ISREG(about.st_mode))
        status = search->accept(path, name, &wanted);
    if (status == REFLECT_OK && wanted)
        return add_path(search, path);
    free(path);
    return status;
}

static reflect_status look_into(struct search *search, const char *folder) {
    const char *above = search->folder;
    if (search->deep == DEEP_MAX || access(folder, R_OK | X_OK) != 0) {
        complain("cannot look into the folder %s", folder);
        search->unreadable = true;
        return REFLECT_OK;
    }
    search->folder = folder;
    search->deep++;
    reflect_status status = folder_visit(folder, "", visit, search);
    search->deep--;
    search->folder = above;
    return status;
}

static reflect_status find(struct search *search, const char *folder) {
    reflect_status status = look_into(search, folder);
    return status == REFLECT_OK && search->unreadable ? REFLECT_IO : status;
}

reflect_status folder_find_questionnaires(const char *folder, struct table *paths) {
    return find(&(struct search){.paths = paths, .accept = is_questionnaire}, folder);
}

reflect_status folder_find_scenarios(const char *folder, struct table *paths) {
    return find(&(struct search){.paths = paths, .accept = is_scenarios}, folder);
}
