package dk.ramme.settings;

import dk.ramme.organisation.OrganisationData;
import dk.ramme.organisation.OrganisationDatum;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What came along about the organisation itself: how it is invoiced, its certificates and its EAN numbers. */
@Service
class DataView {

    /** So many days before its end a certificate is marked: ordering and installing a new one takes weeks. */
    private static final int SOON = 90;

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final OrganisationData data;
    private final Clock clock;

    DataView(OrganisationData data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Known of(UUID organisationId) {
        return new Known(data.of(organisationId), LocalDate.ofInstant(clock.instant(), COPENHAGEN));
    }

    /** All of it, sorted by what it is. */
    record Known(List<OrganisationDatum> all, LocalDate today) {

        public List<OrganisationDatum> invoicing() {
            return all.stream()
                    .filter(one -> one.kind().isInvoicing())
                    .sorted(Known::inOrder)
                    .toList();
        }

        public List<OrganisationDatum> certificates() {
            return all.stream().filter(one -> one.kind().isCertificate()).toList();
        }

        public List<OrganisationDatum> eans() {
            return all.stream()
                    .filter(one -> one.kind() == OrganisationDatum.Kind.EAN)
                    .toList();
        }

        public boolean hasExpired(OrganisationDatum one) {
            return one.hasExpired(today);
        }

        /** How many certificates have to be changed. */
        public int expired() {
            return (int) certificates().stream().filter(this::hasExpired).count();
        }

        /** Whether it can still be used, but not for long. */
        public boolean endsSoon(OrganisationDatum one) {
            return !hasExpired(one) && one.hasExpired(today.plusDays(SOON));
        }

        /** How many certificates have to be replaced before long. */
        public int ending() {
            return (int) certificates().stream().filter(this::endsSoon).count();
        }

        /** The way the invoice takes comes before what shall stand on it. */
        private static int inOrder(OrganisationDatum one, OrganisationDatum other) {
            return one.kind().compareTo(other.kind());
        }
    }
}
