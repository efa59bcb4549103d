package dk.ramme.notification;

import dk.ramme.vault.LinkToken;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that shall be sent.
 *
 * @param about what it tells of: the same thing is mailed once
 * @param letter which letter; its words have keys that begin with {@code mail.} and this name
 * @param arguments what is filled into the words, the name of the organisation first
 * @param href where its link leads; a token is added to it
 * @param token the secret part of the link, for a letter that leads somewhere without login
 * @param subjectId what the token's link leads to: a mail with a newer one takes the place of this
 */
record Mail(
        String about,
        Recipient recipient,
        String letter,
        List<?> arguments,
        String href,
        @Nullable LinkToken token,
        @Nullable UUID subjectId) {

    Mail(String about, Recipient recipient, String letter, List<?> arguments, String href) {
        this(about, recipient, letter, arguments, href, null, null);
    }

    /** Who gets a mail, and the language they read: {@code da} or {@code en}. */
    record Recipient(String name, String email, String language) {}
}
