package dk.ramme.orders;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where devices are sent, kept among the answers of whatever orders them; without an answer it is the organisation's address. */
public final class DeliveryAnswer {

    private static final String ATTENTION = "attention";
    private static final String STREET = "street";
    private static final String POSTAL_CODE = "postalCode";
    private static final String TOWN = "town";

    /** The names of its answers: where somebody lives, perhaps, so that they are to be forgotten. */
    public static final Set<String> NAMES = Set.of(ATTENTION, STREET, POSTAL_CODE, TOWN);

    private DeliveryAnswer() {}

    /** @param other null: the organisation's own address */
    public static Map<String, String> of(@Nullable DeliveryAddress other) {
        return other == null
                ? Map.of()
                : Map.of(
                        ATTENTION,
                        other.name(),
                        STREET,
                        other.street(),
                        POSTAL_CODE,
                        String.valueOf(other.postalCode()),
                        TOWN,
                        String.valueOf(other.town()));
    }

    /** Null: the organisation's own. */
    public static @Nullable DeliveryAddress in(Map<String, String> answers) {
        return answers.containsKey(STREET)
                ? new DeliveryAddress(
                        Objects.requireNonNull(answers.get(ATTENTION)),
                        Objects.requireNonNull(answers.get(STREET)),
                        answers.get(POSTAL_CODE),
                        answers.get(TOWN))
                : null;
    }
}
