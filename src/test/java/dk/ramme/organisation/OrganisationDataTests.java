package dk.ramme.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.organisation.OrganisationDatum.Kind;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What sources say of an organisation, and what it says itself. */
@RammeTest
class OrganisationDataTests {

    private static final LocalDate NEXT_YEAR = LocalDate.of(2030, 1, 31);

    @Autowired
    OrganisationData data;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Stored stored;

    @Autowired
    TestClock clock;

    @Autowired
    EntityManager entities;

    private UUID nordlys;

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
    }

    @Test
    void what_is_known_gets_the_newest_label_and_date_and_is_there_once() {
        take(new OrganisationDatum(Kind.VOCES, "Nordlys", "Løn", null));

        take(
                new OrganisationDatum(Kind.VOCES, "Nordlys", "Arkiv", NEXT_YEAR),
                new OrganisationDatum(Kind.EAN, "5790000000005", "", null),
                new OrganisationDatum(Kind.EAN, "5790000000005", "Hovedkontor", null));

        assertThat(all())
                .containsExactly(
                        new OrganisationDatum(Kind.EAN, "5790000000005", "Hovedkontor", null),
                        new OrganisationDatum(Kind.VOCES, "Nordlys", "Arkiv", NEXT_YEAR));
    }

    @Test
    void how_it_is_invoiced_is_never_changed_behind_its_back() {
        invoice(Map.of(Kind.INVOICE_EMAIL, "faktura@nordlys.example"));

        take(
                new OrganisationDatum(Kind.INVOICE_EMAIL, "anden@nordlys.example", "", null),
                new OrganisationDatum(Kind.INVOICE_REFERENCE, "4711", "", null));

        assertThat(all()).extracting(OrganisationDatum::value).containsExactly("faktura@nordlys.example", "4711");
    }

    @Test
    void what_it_says_itself_takes_the_place_of_what_was_said_and_what_stays_the_same_stays() {
        invoice(Map.of(Kind.INVOICE_EMAIL, "faktura@nordlys.example", Kind.INVOICE_REFERENCE, "4711"));

        invoice(Map.of(Kind.INVOICE_EMAIL, "ny@nordlys.example", Kind.INVOICE_REFERENCE, "4711"));
        assertThat(all()).extracting(OrganisationDatum::value).containsExactly("ny@nordlys.example", "4711");

        invoice(Map.of(Kind.INVOICE_EAN, "5790000000012"));
        assertThat(all()).extracting(OrganisationDatum::value).containsExactly("5790000000012");
    }

    @Test
    void taking_a_few_loads_none_of_the_many_there_are() {
        take(IntStream.range(0, 200)
                .mapToObj(n -> new OrganisationDatum(Kind.FOCES, "Signatur " + n, "", null))
                .toArray(OrganisationDatum[]::new));
        var statistics =
                entities.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);

        var before = loaded(statistics);
        take(new OrganisationDatum(Kind.FOCES, "Signatur 7", "Løn", NEXT_YEAR));
        var after = loaded(statistics);

        assertThat(after).isEqualTo(before);
        assertThat(all()).contains(new OrganisationDatum(Kind.FOCES, "Signatur 7", "Løn", NEXT_YEAR));
    }

    private static long loaded(Statistics statistics) {
        return statistics.getEntityStatistics(OrganisationFact.class.getName()).getLoadCount();
    }

    private void take(OrganisationDatum... said) {
        stored.in(nordlys, () -> {
            data.take(nordlys, List.of(said), clock.instant());
            return said;
        });
    }

    private void invoice(Map<Kind, String> invoicing) {
        stored.in(nordlys, () -> {
            data.invoice(nordlys, invoicing, clock.instant());
            return invoicing;
        });
    }

    private List<OrganisationDatum> all() {
        return stored.in(nordlys, () -> data.of(nordlys));
    }
}
