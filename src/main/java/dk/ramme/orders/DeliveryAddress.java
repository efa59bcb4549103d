package dk.ramme.orders;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a device is sent.
 *
 * @param name of the organisation, or of whom it is sent to
 * @param street the whole address, where the register writes it as no Danish one
 */
public record DeliveryAddress(
        String name,
        String street,
        @Nullable String postalCode,
        @Nullable String town) {

    private static final Pattern DANISH = Pattern.compile("(.+?)[,\\s]+(\\d{4}) ([^,\\d]+)");

    /** The organisation's, which the company register writes in one line. */
    static DeliveryAddress registered(String organisation, String line) {
        var danish = DANISH.matcher(line);
        return danish.matches()
                ? new DeliveryAddress(organisation, danish.group(1), danish.group(2), danish.group(3))
                : new DeliveryAddress(organisation, line, null, null);
    }

    /** All of it, as it is shown. */
    public String line() {
        var place = Stream.of(postalCode, town).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return Stream.of(name, street, place).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }
}
