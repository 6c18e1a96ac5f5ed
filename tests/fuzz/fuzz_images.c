/*
 * fuzz_images.c - any bytes as a model's image: refused, or a questionnaire that can be sat through.
 *
 * Input that begins with 0 is an image whose header is put right, so that it gets past the first look. Any other input is a list
 * of changes to a good image - a place and a number each - which gets further than bytes by chance.
 */
#include "model/model.h"
#include "tests/fuzz/target.h"

/* Puts right what is easily put right: a checksum and the like are no defence against anyone who means it. */
static void mend(struct model *model, size_t length) {
    memcpy(model->magic, MODEL_MAGIC, sizeof model->magic);
    model->byte_order = MODEL_BYTE_ORDER;
    model->version = MODEL_VERSION;
    model->size = (uint32_t)length;
    model->checksum = model_checksum(model);
}

static void sit(const struct model *model, size_t length, const unsigned char *bytes, size_t left) {
    reflect_questionnaire *questionnaire = NULL;
    if (reflect_questionnaire_from_image(model, length, &questionnaire) != REFLECT_OK)
        return;
    target_read_back(questionnaire);
    target_sit(questionnaire, bytes, left);
    reflect_questionnaire_free(questionnaire);
}

/* A change: two bytes of place, in steps of four bytes; a byte that says how; four bytes of number. */
enum { CHANGE_BYTES = 7 };

static void change(struct model *model, size_t length, const unsigned char *bytes) {
    size_t place = ((size_t)bytes[0] | (size_t)bytes[1] << 8) * 4 % (length - 3);
    uint32_t number, old;
    memcpy(&number, bytes + 3, sizeof number);
    memcpy(&old, (char *)model + place, sizeof old);
    switch (bytes[2] % 4) {
    case 0:
        old = number;
        break;
    case 1:
        old += bytes[3];
        break;
    case 2:
        old -= bytes[3];
        break;
    default:
        old ^= (uint32_t)1 << bytes[3] % 32;
        break;
    }
    memcpy((char *)model + place, &old, sizeof old);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length) {
    static reflect_questionnaire *good; /* for the whole run */
    if (!good)
        good = target_load("tests/fuzz/seeds/questionnaire/every-kind.yaml");
    if (length == 0)
        return 0;
    bool whole = bytes[0] == 0;
    size_t size = length - 1;
    const void *image = whole ? bytes + 1 : reflect_questionnaire_image(good, &size);
    if (size < sizeof(struct model))
        return 0;
    struct model *model = malloc(size);
    target_must(model != NULL);
    memcpy(model, image, size);
    for (size_t at = 1; !whole && at + CHANGE_BYTES <= length; at += CHANGE_BYTES)
        change(model, size, bytes + at);
    mend(model, size);
    sit(model, size, bytes, length < 40 ? length : 40);
    free(model);
    return 0;
}
