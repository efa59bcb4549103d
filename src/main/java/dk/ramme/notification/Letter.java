package dk.ramme.notification;

import org.jspecify.annotations.Nullable;

/**
 * The words of one mail, as text and HTML alike set them.
 *
 * @param from the name that Ramme goes by here, which stands on top
 * @param lead who has done what
 * @param what what the reader shall do, and what happens then
 * @param action the name of the link, which leads to {@code url}
 * @param until how long there is time, if there is a limit
 * @param why why the reader gets this mail
 * @param unknown what to do for someone who knows nothing about it
 */
record Letter(
        String language,
        String from,
        String subject,
        String greeting,
        String lead,
        String what,
        String action,
        String url,
        @Nullable String until,
        String why,
        String unknown,
        String sender) {}
