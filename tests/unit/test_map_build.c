/*
 * test_map_build.c - the description that the formats of a map draw: what stands where, what looks at what, what is unknown without a proof.
 */
#include "tests/support/page.h"

#define PAGES                                                                                                                    \
    "reflect: 1\nid: evening\nlanguage: en\ntitle: One evening\nscales: {often: [never, sometimes, often]}\n"                    \
    "threads: {near: {title: Coming near}}\npages:\n"                                                                            \
    "  - id: first\n    title: First\n    heads-up: This may be heavy.\n    questions:\n"                                        \
    "      - {id: whom, ask: \"Whom do you *have* in mind?\\n\\n- one\\n- two\", choose: one, from: [partner, friend]}\n"        \
    "      - {id: often, when: whom is answered, ask: \"How often, {whom}?\", scale: often, statements: [{early: Early.}]}\n"    \
    "      - {id: last, when: early is often or (whom is friend and not whom is partner), ask: Last?, write: line}\n"            \
    "reflections:\n"                                                                                                             \
    "  - {id: one, thread: near, when: last is answered, say: One.}\n"                                                           \
    "  - {id: two, when: reflection one is shown or early is never, say: Two.}\n"

static void open_map(struct page *page, reflect_map **map) {
    page_open(page, PAGES);
    assert_int_equal(reflect_map_new(page->questionnaire, NULL, map), REFLECT_OK);
    assert_int_equal(reflect_map_nodes(*map), reflect_element_count(page->questionnaire));
}

static reflect_map_node node_of(const struct page *page, const reflect_map *map, const char *id) {
    reflect_element element = reflect_element_find(page->questionnaire, id);
    if (element == REFLECT_NONE)
        element = reflect_element_reflection(page->questionnaire, id);
    reflect_map_node node = reflect_map_node_at(map, element);
    assert_int_equal(node.element, element);
    assert_string_equal(node.id, id);
    return node;
}

static void test_nodes(void **state) {
    struct page page;
    reflect_map *map = NULL;
    (void)state;
    open_map(&page, &map);
    const reflect_map_node first = node_of(&page, map, "first"), whom = node_of(&page, map, "whom");
    assert_true(first.heads_up);
    assert_int_equal(first.parent, REFLECT_NONE);
    assert_string_equal(first.kind_word, "page");
    assert_string_equal(first.text, "First");
    assert_int_equal(whom.parent, first.element);
    assert_string_equal(whom.kind_word, "choose: one");
    assert_string_equal(whom.text, "Whom do you have in mind? one two");
    assert_string_equal(whom.condition, "");
    assert_string_equal(node_of(&page, map, "often").text, "How often, {whom}?");
    assert_int_equal(node_of(&page, map, "early").parent, node_of(&page, map, "often").element);
    assert_string_equal(node_of(&page, map, "one").thread, "near");
    assert_string_equal(node_of(&page, map, "one").thread_title, "Coming near");
    assert_string_equal(node_of(&page, map, "two").thread, "");
    assert_int_equal(reflect_map_node_at(map, reflect_map_nodes(map)).kind, REFLECT_KIND_NONE);
    reflect_map_free(map);
    page_close(&page);
}

/* What a condition reads stands once, in file order, and both ends of a link know of it. */
static void test_links(void **state) {
    struct page page;
    reflect_map *map = NULL;
    (void)state;
    open_map(&page, &map);
    const reflect_map_node last = node_of(&page, map, "last"), early = node_of(&page, map, "early");
    assert_string_equal(last.condition, "early is often or whom is friend and whom is not partner");
    assert_int_equal(last.looks_at_count, 2);
    assert_int_equal(last.looks_at[0], node_of(&page, map, "whom").element);
    assert_int_equal(last.looks_at[1], early.element);
    size_t forth = 0, back = 0;
    for (size_t i = 0; i < reflect_map_nodes(map); i++) {
        const reflect_map_node node = reflect_map_node_at(map, i);
        forth += node.looks_at_count;
        back += node.looked_at_by_count;
        for (size_t j = 0; j < node.looked_at_by_count; j++) {
            const reflect_map_node other = reflect_map_node_at(map, node.looked_at_by[j]);
            size_t found = 0;
            for (size_t k = 0; k < other.looks_at_count; k++)
                found += other.looks_at[k] == i;
            assert_int_equal(found, 1);
        }
    }
    assert_int_equal(forth, back);
    assert_int_equal(forth, 6);
    reflect_map_free(map);
    page_close(&page);
}

/* Nothing is known without a solver, and every format says so. */
static void test_unproved(void **state) {
    struct page page;
    reflect_map *map = NULL;
    (void)state;
    open_map(&page, &map);
    assert_false(reflect_map_proved(map));
    for (size_t i = 0; i < reflect_map_nodes(map); i++)
        assert_int_equal(reflect_map_node_at(map, i).reached, REFLECT_REACHED_UNKNOWN);
    for (size_t i = 0; reflect_map_format_name(i); i++) {
        struct page_bytes kept = {NULL, 0, 0};
        assert_int_equal(reflect_map_render(map, reflect_map_format_name(i), (reflect_sink){page_keep, &kept}), REFLECT_OK);
        page_shows(kept.bytes, "is not");
        page_hides(kept.bytes, "no answers lead here");
        free(kept.bytes);
    }
    assert_int_equal(reflect_map_render(map, "xml", (reflect_sink){page_keep, NULL}), REFLECT_NOT_FOUND);
    reflect_map_free(map);
    reflect_map_free(NULL);
    page_close(&page);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nodes),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_unproved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
