/*
 * empty.c - a program that does next to nothing: it reads a file's YAML events to their end and says so.
 *
 *     empty FILE
 *
 * Linked with the libraries that reflect is linked with, it takes the time that no program with these libraries can do without.
 */
#include <stdio.h>
#include <yaml.h>

int main(int argc, char **argv) {
    yaml_parser_t parser;
    yaml_event_t event;
    yaml_event_type_t type = YAML_NO_EVENT;
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file || !yaml_parser_initialize(&parser))
        return 3;
    yaml_parser_set_input_file(&parser, file);
    while (type != YAML_STREAM_END_EVENT) {
        if (!yaml_parser_parse(&parser, &event))
            return 1;
        type = event.type;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(file);
    return puts("done") < 0;
}
