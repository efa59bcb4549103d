package dk.ramme.ui;

import java.lang.Character.UnicodeScript;
import java.net.IDN;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** E-mail addresses as people write them: a domain with Danish letters is kept as {@code xn--...} and shown with its letters. */
@Component("emails")
public class Emails {

    /** Letters that look like Latin ones stay as they are kept, so that no address passes for another. */
    public @Nullable String shown(@Nullable String address) {
        if (address == null || !address.contains("xn--")) return address;
        var at = address.indexOf('@') + 1;
        var domain = IDN.toUnicode(address.substring(at));
        return domain.codePoints().allMatch(Emails::isPlain) ? address.substring(0, at) + domain : address;
    }

    private static boolean isPlain(int sign) {
        return sign < 128 || UnicodeScript.of(sign) == UnicodeScript.LATIN && sign < 0x180;
    }
}
