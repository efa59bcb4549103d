package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator decides about orders.
 *
 * @param prices what one device costs without VAT, in kroner; a means without a price costs nothing
 * @param lookEvery how often it is looked whom to tell that a device was sent, or has not arrived
 * @param keepAddresses how long an address that was typed is kept after the device arrived, was sent or was called off
 */
@ConfigurationProperties("ramme.orders")
record OrderSettings(
        @DefaultValue Map<IdentificationMeans, BigDecimal> prices,
        @DefaultValue("10m") Duration lookEvery,
        @DefaultValue("90d") Duration keepAddresses) {

    OrderSettings {
        if (prices.values().stream().anyMatch(price -> price.signum() < 0)) {
            throw new IllegalArgumentException("ramme.orders.prices must not be negative");
        }
    }
}
