/*
 * test_map_layout.c - a drawn map: nothing stands on anything else, every line ends where it should, and lanes that would meet are apart.
 */
#include "tests/support/page.h"
#include "tests/support/wild.h"

#include "authoring/map/map_layout.h"

enum { SEEDS = 60 };

static bool apart(uint32_t from, uint32_t to, uint32_t other_from, uint32_t other_to) {
    return to <= other_from || other_to <= from;
}

/* The page that an element stands on. */
static uint32_t page_of(const struct reflect_map *map, uint32_t element) {
    while (map->nodes[element].parent != REFLECT_NONE)
        element = map->nodes[element].parent;
    return element;
}

static void check_boxes(const struct map_layout *layout) {
    const struct reflect_map *map = layout->map;
    for (uint32_t i = 0; i < map->count; i++) {
        const struct map_box *box = &layout->boxes[i], *page = &layout->boxes[page_of(map, i)];
        assert_true(box->line_count >= 1);
        assert_true(box->height >= box->line_count * MAP_ROW);
        assert_true(box->x + box->width < layout->width && box->y + box->height < layout->height);
        assert_true(page_of(map, i) == i || (box->x > page->x && box->x + box->width < page->x + page->width &&
                                             box->y > page->y && box->y + box->height < page->y + page->height));
        for (uint32_t j = 0; j < i; j++) {
            const struct map_box *other = &layout->boxes[j];
            assert_true(page_of(map, i) == j || apart(box->y, box->y + box->height, other->y, other->y + other->height) ||
                        apart(box->x, box->x + box->width, other->x, other->x + other->width));
        }
    }
}

static bool is_beside(const struct map_box *box, uint32_t y) {
    return y > box->y && y < box->y + box->height;
}

static void check_lines(const struct map_layout *layout) {
    const struct reflect_map *map = layout->map;
    uint32_t links = 0;
    for (uint32_t i = 0; i < map->count; i++)
        links += (uint32_t)map->nodes[i].looks_at_count;
    assert_int_equal(layout->branch_count + layout->cross_count, links);
    for (uint32_t i = 0; i < layout->branch_count; i++) {
        const struct map_branch *branch = &layout->branches[i];
        const struct map_lane *lane = &layout->lanes[branch->lane];
        assert_true(is_beside(&layout->boxes[branch->to], branch->to_y));
        assert_true(is_beside(&layout->boxes[lane->from], lane->from_y));
        assert_true(branch->to_y >= lane->top && branch->to_y <= lane->bottom);
        /* There is room for both of its turns. */
        assert_true(branch->to_y > lane->from_y + 10 || branch->to_y + 10 < lane->from_y);
    }
    for (uint32_t i = 0; i < layout->lane_count; i++) {
        const struct map_lane *lane = &layout->lanes[i];
        const struct map_box *box = &layout->boxes[lane->from];
        assert_true(lane->right ? lane->x > box->x + box->width : lane->x < box->x);
        assert_true(lane->x > 0 && lane->x < layout->width);
        for (uint32_t j = 0; j < i; j++)
            assert_true(layout->lanes[j].x != lane->x ||
                        apart(lane->top, lane->bottom, layout->lanes[j].top, layout->lanes[j].bottom));
    }
}

static void check_map(const struct page *page) {
    reflect_map *map = NULL;
    struct map_layout layout;
    assert_int_equal(reflect_map_new(page->questionnaire, NULL, &map), REFLECT_OK);
    map_layout_init(&layout, map, 100);
    assert_int_equal(layout.status, REFLECT_OK);
    check_boxes(&layout);
    check_lines(&layout);
    map_layout_release(&layout);
    reflect_map_free(map);
}

static void test_bundled(void **state) {
    static const char *const ids[] = {"five-quiet-minutes", "when-closeness-feels-risky", "steadying",
                                      "the-parts-i-keep-playing"};
    (void)state;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct page page;
        char path[100];
        (void)snprintf(path, sizeof path, "questionnaires/%s.yaml", ids[i]);
        page_load(&page, path);
        check_map(&page);
        page_close(&page);
    }
}

static void test_wild(void **state) {
    static struct wild wild;
    (void)state;
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        struct page page;
        wild_write(&wild, seed, 1 + seed % 8);
        page_open(&page, wild.yaml);
        check_map(&page);
        page_close(&page);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bundled),
        cmocka_unit_test(test_wild),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
