/*
 * fuzz_questionnaire.c - any bytes as a questionnaire: read, written to an image and back, sat through, and rendered.
 */
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length) {
    reflect_questionnaire *questionnaire = target_parse((const char *)bytes, length);
    if (!questionnaire)
        return 0;
    target_read_back(questionnaire);
    /* Files differ most at their end, so the answers come from there. */
    size_t answers = length < 200 ? length : 200;
    target_sit(questionnaire, bytes + length - answers, answers);
    reflect_questionnaire_free(questionnaire);
    return 0;
}
