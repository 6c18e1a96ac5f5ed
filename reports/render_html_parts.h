/*
 * render_html_parts.h - what the files of the HTML format share.
 */
#ifndef REFLECT_REPORTS_RENDER_HTML_PARTS_H
#define REFLECT_REPORTS_RENDER_HTML_PARTS_H

#include "base/writer.h"
#include "reports/picture.h"

/* Writes a text so that nothing in it is markup, and its direction cannot reach past it. */
void html_put_text(struct writer *writer, const char *bytes, size_t length);
/* Draws the picture as inline SVG, hidden from screen readers: what stands beside it says the same in words. */
void html_put_picture(struct writer *writer, const struct picture *picture, bool right_to_left);

#endif
