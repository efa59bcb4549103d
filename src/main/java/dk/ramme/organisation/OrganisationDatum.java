package dk.ramme.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A piece of organisation data.
 *
 * @param label what the organisation calls it, empty when it does not
 * @param validUntil the last day of a certificate, null when it is not known
 */
public record OrganisationDatum(
        Kind kind, String value, String label, @Nullable LocalDate validUntil) {

    /** What it is; of the ways to be invoiced there is one each. */
    public enum Kind {
        EAN,
        VOCES,
        FOCES,
        INVOICE_EMAIL,
        INVOICE_EAN,
        INVOICE_NAME,
        INVOICE_ATTENTION,
        INVOICE_REFERENCE;

        public boolean isInvoicing() {
            return name().startsWith("INVOICE_");
        }

        public boolean isCertificate() {
            return this == VOCES || this == FOCES;
        }

        /** Key of the name that pages give it. */
        public String messageKey() {
            return "organisation.data." + name();
        }
    }

    public boolean hasExpired(LocalDate today) {
        return validUntil != null && validUntil.isBefore(today);
    }
}
