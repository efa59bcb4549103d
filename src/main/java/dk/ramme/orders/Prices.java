package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What devices cost. */
@Component
public class Prices {

    private final OrderSettings settings;

    Prices(OrderSettings settings) {
        this.settings = settings;
    }

    /** What one costs of a way to log in that has to be ordered; null where that is nothing. */
    public @Nullable BigDecimal ofWay(String word) {
        return Arrays.stream(IdentificationMeans.values())
                .filter(means -> means.isPhysical() && means.name().equals(word))
                .findFirst()
                .map(this::of)
                .filter(price -> price.signum() > 0)
                .orElse(null);
    }

    /** One device, without VAT, in kroner. */
    public BigDecimal of(IdentificationMeans means) {
        return settings.prices().getOrDefault(means, BigDecimal.ZERO);
    }
}
