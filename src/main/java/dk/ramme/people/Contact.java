package dk.ramme.people;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** What a user is called, and where and in which language they are written to. */
@Embeddable
public record Contact(String name, @Nullable String email, String language) {

    /** Keeps the address that is known. */
    Contact orAt(String address) {
        return email == null ? new Contact(name, address, language) : this;
    }
}
