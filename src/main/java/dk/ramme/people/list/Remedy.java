package dk.ramme.people.list;

import dk.ramme.people.need.Attention;
import java.util.UUID;

/** What an administrator can do about a user who needs them, and on which page; its message key is {@code people.remedy.<this>}. */
enum Remedy {
    /** Give them something else to log in with. */
    WAYS("/users/%s/ways"),
    LINK("/users/%s"),
    CODE("/activation/code?user=%s"),
    EMAIL("/users/%s/edit"),
    USER("/users/%s"),
    SAME_PERSON("/users/%s/same-person"),
    ORDER("/orders?show=LATE"),
    /** Find out which number is right. */
    NUMBER("/users/%s"),
    END_DATE("/users/%s/end-date");

    private final String href;

    Remedy(String href) {
        this.href = href;
    }

    static Remedy of(Attention reason) {
        return switch (reason) {
            case PRIVATE_MITID_OFF, MEANS_OFF, ALL_OFF, WITHDREW, SAID_NO -> WAYS;
            case NO_MEANS, NO_LINK, LINK_EXPIRED, LINK_EXPIRES_SOON -> LINK;
            case NO_EMAIL -> EMAIL;
            case NEEDS_CODE -> CODE;
            case DEVICE_LATE -> ORDER;
            case NUMBER_DOUBTED -> NUMBER;
            case ENDS_SOON -> END_DATE;
            case DUPLICATE, MAYBE_DUPLICATE -> SAME_PERSON;
            case ANY -> USER;
        };
    }

    /** Whether it is for those alone who manage users. */
    public boolean isOfUserAdministrators() {
        return this != NUMBER;
    }

    String href(UUID user) {
        return href.formatted(user);
    }
}
