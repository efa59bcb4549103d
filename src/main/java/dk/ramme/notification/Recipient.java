package dk.ramme.notification;

/** Who gets a mail, and the language they read: {@code da} or {@code en}. */
record Recipient(String name, String email, String language) {}
