/*
 * wild_files FIRST LAST FOLDER - writes the wild questionnaires of these seeds, as FOLDER/wild-SEED.yaml.
 */
#include <stdlib.h>

#include "tests/support/wild.h"

int main(int count, char **words) {
    static struct wild wild;
    if (count != 4)
        return EXIT_FAILURE;
    for (uint32_t seed = (uint32_t)strtoul(words[1], NULL, 10); seed <= strtoul(words[2], NULL, 10); seed++) {
        char path[4096];
        (void)snprintf(path, sizeof path, "%s/wild-%u.yaml", words[3], (unsigned)seed);
        wild_write(&wild, seed, 6);
        FILE *file = fopen(path, "wb");
        if (!file)
            return EXIT_FAILURE;
        (void)fwrite(wild.yaml, 1, wild.length, file);
        if (fclose(file) != 0)
            return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
