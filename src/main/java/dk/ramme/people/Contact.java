package dk.ramme.people;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;

/** What a user is called, and where and in which language they are written to; and what is known besides. */
@Embeddable
public record Contact(
        String name,
        @Nullable String email,
        String language,
        @Embedded @Nullable Particulars particulars) {

    /** Of somebody of whom nothing is known besides. */
    public Contact(String name, @Nullable String email, String language) {
        this(name, email, language, null);
    }

    /** What is known besides, if anything. */
    Particulars known() {
        return particulars == null ? Particulars.NONE : particulars;
    }

    /** Whether mails can be sent there; whoever came by an import may have none. */
    static boolean isAddress(@Nullable String email) {
        return email != null && !email.isBlank();
    }

    /** Keeps the address that is known. */
    Contact orAt(String address) {
        return email == null ? at(name, address) : this;
    }

    Contact at(String newName, String address) {
        return with(newName, address, language);
    }

    /** What is known besides stays. */
    Contact with(String newName, @Nullable String newEmail, String newLanguage) {
        return new Contact(newName, newEmail, newLanguage, particulars);
    }
}
