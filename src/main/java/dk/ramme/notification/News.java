package dk.ramme.notification;

import java.util.List;

/**
 * What the notification centre tells.
 *
 * @param about what it tells of: each person is told the same thing once
 * @param kind which words; their keys begin with {@code notifications.kind.} and this name
 * @param arguments what is filled into the words
 * @param href where the thing is
 */
record News(String about, String kind, List<?> arguments, String href) {

    News leadingTo(String elsewhere) {
        return new News(about, kind, arguments, elsewhere);
    }
}
