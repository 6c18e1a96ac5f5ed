/*
 * full.h - a whole sitting on the full screen: one question at a time, moved through with single keys.
 *
 * For a display that shows pictures and gives keystrokes (display.h; screen.h is the real one). Everything it does to the sitting
 * goes through reflect.h, along the same way as the plain lines (face.h). Nothing is kept by it.
 */
#ifndef REFLECT_TERMINAL_FULL_H
#define REFLECT_TERMINAL_FULL_H

#include "face/sit.h"
#include "terminal/display.h"

/* Sits through the questionnaire with a person. A display that is gone is a person who left. The descriptors of the settings are
   not used. */
reflect_status full_sit(reflect_sitting *sitting, const struct sit_settings *settings, const struct display *display,
                        enum sit_end *out);

/* A summary, or a form, to be read and scrolled through until the person has had enough; nothing is asked and nothing is kept. */
reflect_status full_read(const reflect_questionnaire *questionnaire, const reflect_summary *summary,
                         const struct display *display);

#endif
