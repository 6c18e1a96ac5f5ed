/*
 * sarif.c - whether a report is SARIF 2.1.0, as far as we use that form: `sarif < REPORT`, with what is wrong on standard output.
 *
 * The standard's objects are a table here, each key with what may stand there, taken from chapter 3 of the specification; a key that
 * is not in it is a mistake. What no schema can say is looked at as well: that a result's rule is the one its number points to, that a
 * region ends behind its beginning, that an address holds the characters of one, and that no rule is there for nothing.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

enum shape { TEXT, COUNT, OBJECT, LIST, TEXTS, LEVEL, VERSION, COLUMN_KIND };

static const struct key {
    const char *object, *name;
    enum shape shape;
    const char *of; /* what the object is, or what the list holds */
    bool required;
} keys[] = {
    {"log", "$schema", TEXT, NULL, false},
    {"log", "version", VERSION, NULL, true},
    {"log", "runs", LIST, "run", true},
    {"run", "tool", OBJECT, "tool", true},
    {"run", "columnKind", COLUMN_KIND, NULL, false},
    {"run", "newlineSequences", TEXTS, NULL, false},
    {"run", "results", LIST, "result", false},
    {"tool", "driver", OBJECT, "component", true},
    {"component", "name", TEXT, NULL, true},
    {"component", "version", TEXT, NULL, false},
    {"component", "semanticVersion", TEXT, NULL, false},
    {"component", "rules", LIST, "rule", false},
    {"rule", "id", TEXT, NULL, true},
    {"rule", "shortDescription", OBJECT, "message", false},
    {"rule", "fullDescription", OBJECT, "message", false},
    {"rule", "help", OBJECT, "message", false},
    {"rule", "defaultConfiguration", OBJECT, "configuration", false},
    {"configuration", "level", LEVEL, NULL, false},
    {"message", "text", TEXT, NULL, true},
    {"message", "markdown", TEXT, NULL, false},
    {"result", "ruleId", TEXT, NULL, false},
    {"result", "ruleIndex", COUNT, NULL, false},
    {"result", "level", LEVEL, NULL, false},
    {"result", "message", OBJECT, "message", true},
    {"result", "locations", LIST, "location", false},
    {"result", "relatedLocations", LIST, "location", false},
    {"result", "fixes", LIST, "fix", false},
    {"location", "physicalLocation", OBJECT, "physical", false},
    {"location", "message", OBJECT, "message", false},
    {"physical", "artifactLocation", OBJECT, "artifact", true},
    {"physical", "region", OBJECT, "region", false},
    {"artifact", "uri", TEXT, NULL, true},
    {"region", "startLine", COUNT, NULL, true},
    {"region", "startColumn", COUNT, NULL, true},
    {"region", "endLine", COUNT, NULL, true},
    {"region", "endColumn", COUNT, NULL, true},
    {"fix", "description", OBJECT, "message", false},
    {"fix", "artifactChanges", LIST, "change", true},
    {"change", "artifactLocation", OBJECT, "artifact", true},
    {"change", "replacements", LIST, "replacement", true},
    {"replacement", "deletedRegion", OBJECT, "region", true},
    {"replacement", "insertedContent", OBJECT, "message", false},
};

enum { KEYS = sizeof keys / sizeof *keys };

static unsigned mistakes;

static void wrong(const char *object, const char *key, const char *what) {
    printf("%s.%s: %s\n", object, key, what);
    mistakes++;
}

static bool one_of(const cJSON *value, const char *first, const char *second) {
    return cJSON_IsString(value) && (strcmp(value->valuestring, first) == 0 || strcmp(value->valuestring, second) == 0);
}

static bool is_count(const cJSON *value) {
    return cJSON_IsNumber(value) && value->valuedouble >= 0 && value->valuedouble == (double)value->valueint;
}

static bool fits(const cJSON *value, enum shape shape) {
    switch (shape) {
    case TEXT:
        return cJSON_IsString(value);
    case COUNT:
        return is_count(value);
    case OBJECT:
        return cJSON_IsObject(value);
    case LIST:
    case TEXTS:
        return cJSON_IsArray(value);
    case LEVEL:
        return one_of(value, "error", "warning");
    case VERSION:
        return one_of(value, "2.1.0", "2.1.0");
    case COLUMN_KIND:
        return one_of(value, "unicodeCodePoints", "utf16CodeUnits");
    }
    return false;
}

static void check_object(const cJSON *object, const char *kind);

static void check_value(const cJSON *value, const struct key *key) {
    const cJSON *item;
    if (!fits(value, key->shape)) {
        wrong(key->object, key->name, "not what may stand there");
        return;
    }
    if (key->shape == OBJECT)
        check_object(value, key->of);
    if (key->shape != LIST && key->shape != TEXTS)
        return;
    cJSON_ArrayForEach(item, value) {
        if (key->shape == TEXTS ? !cJSON_IsString(item) : !cJSON_IsObject(item))
            wrong(key->object, key->name, "an item that may not stand there");
        else if (key->shape == LIST)
            check_object(item, key->of);
    }
}

static int number(const cJSON *object, const char *key) {
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, key);
    return is_count(value) ? value->valueint : -1;
}

static const char *text(const cJSON *object, const char *key) {
    const char *value = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));
    return value ? value : "";
}

static void check_region(const cJSON *region) {
    int line = number(region, "startLine"), column = number(region, "startColumn");
    int end_line = number(region, "endLine"), end_column = number(region, "endColumn");
    if (line < 1 || column < 1 || end_line < line || (end_line == line && end_column < column))
        wrong("region", "startLine", "it does not end behind its beginning");
}

static void check_object(const cJSON *object, const char *kind) {
    const cJSON *value;
    cJSON_ArrayForEach(value, object) {
        size_t i = 0;
        while (i < KEYS && (strcmp(keys[i].object, kind) != 0 || strcmp(keys[i].name, value->string) != 0))
            i++;
        if (i == KEYS)
            wrong(kind, value->string, "no such key");
        else
            check_value(value, &keys[i]);
    }
    for (size_t i = 0; i < KEYS; i++)
        if (keys[i].required && strcmp(keys[i].object, kind) == 0 && !cJSON_HasObjectItem(object, keys[i].name))
            wrong(kind, keys[i].name, "missing");
    if (strcmp(kind, "region") == 0)
        check_region(object);
    const char *uri = text(object, "uri");
    if (strcmp(kind, "artifact") == 0 &&
        strspn(uri, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/:%") != strlen(uri))
        wrong(kind, "uri", "a character that no address has");
}

/* That results and rules belong together. */
static void check_rules(const cJSON *run) {
    const cJSON *driver = cJSON_GetObjectItemCaseSensitive(cJSON_GetObjectItemCaseSensitive(run, "tool"), "driver");
    const cJSON *rules = cJSON_GetObjectItemCaseSensitive(driver, "rules"), *rule, *result;
    const cJSON *results = cJSON_GetObjectItemCaseSensitive(run, "results");
    const char *before = "";
    cJSON_ArrayForEach(result, results) {
        const cJSON *named = cJSON_GetArrayItem(rules, number(result, "ruleIndex"));
        if (named == NULL || strcmp(text(named, "id"), text(result, "ruleId")) != 0)
            wrong("result", "ruleIndex", "it points to another rule");
    }
    cJSON_ArrayForEach(rule, rules) {
        bool met = false;
        cJSON_ArrayForEach(result, results) met = met || strcmp(text(result, "ruleId"), text(rule, "id")) == 0;
        if (!met || strcmp(text(rule, "id"), before) <= 0)
            wrong("component", "rules", "a rule that nothing points to, or that stands twice");
        before = text(rule, "id");
    }
}

static char *read_all(FILE *file) {
    size_t length = 0, room = 1 << 16;
    char *bytes = malloc(room);
    while (bytes != NULL) {
        length += fread(bytes + length, 1, room - length - 1, file);
        if (length < room - 1)
            break;
        char *larger = realloc(bytes, room *= 2);
        if (larger == NULL)
            free(bytes);
        bytes = larger;
    }
    if (bytes != NULL)
        bytes[length] = '\0';
    return bytes;
}

int main(void) {
    char *bytes = read_all(stdin);
    cJSON *log = bytes ? cJSON_ParseWithOpts(bytes, NULL, true) : NULL;
    free(bytes);
    if (log == NULL) {
        puts("this is not JSON");
        return 1;
    }
    check_object(log, "log");
    const cJSON *run;
    cJSON_ArrayForEach(run, cJSON_GetObjectItemCaseSensitive(log, "runs")) check_rules(run);
    printf("%d results\n", cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(
                               cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(log, "runs"), 0), "results")));
    cJSON_Delete(log);
    return mistakes > 0;
}
