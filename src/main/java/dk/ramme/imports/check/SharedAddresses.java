package dk.ramme.imports.check;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.imports.row.TextNumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** E-mail addresses that several persons of one source have: a link that is sent there can be used by all of them. */
public final class SharedAddresses {

    private static final Locale DANISH = Locale.forLanguageTag("da");

    private final LineByNumber byAddress = new LineByNumber();
    private final LineByNumber byAddressAndName = new LineByNumber();

    /** @return the line of another person with the address, null when there is none before */
    public @Nullable Integer note(@Nullable EmailAddress email, PersonName name, int line) {
        if (email == null) return null;
        var address = EmailAddress.mailbox(email.value());
        var earlier = byAddress.putIfAbsent(TextNumber.of(address), line);
        var same = byAddressAndName.putIfAbsent(
                TextNumber.of(address + '\n' + name.value().toLowerCase(DANISH)), line);
        return same == null ? earlier : null;
    }
}
