package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** What devices cost. */
@Component
public class Prices {

    private final OrderSettings settings;

    Prices(OrderSettings settings) {
        this.settings = settings;
    }

    /** One device, without VAT, in kroner. */
    public BigDecimal of(IdentificationMeans means) {
        return settings.prices().getOrDefault(means, BigDecimal.ZERO);
    }
}
