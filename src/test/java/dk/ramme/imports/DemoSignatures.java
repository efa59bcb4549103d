package dk.ramme.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The signatures of the demonstration's companies. Nobody of them exists: the serial number of every CPR number begins
 * with 99 and fails the old check. The same at every run, but for dates, which follow the day of the start.
 */
public final class DemoSignatures {

    private static final String NORDLYS = "24256790";
    private static final String FREMAD = "29312087";
    private static final String REGION = "31086019";

    private static final List<String> FIRST = List.of(
            ("Aage Agnete Anne Arne Asbjørn Bente Bjarke Bodil Børge Camilla Carsten Christian Ditte Ebbe Else Erik Esben"
                            + " Finn Flemming Freja Gudrun Hanne Hans Helle Inge Jakob Jesper Jette Jonas Jørn Karin Kasper"
                            + " Kjeld Kåre Lærke Leif Lene Lone Mads Malene Marie Morten Nanna Ole Palle Pernille Per Poul"
                            + " Rasmus Rikke Sanne Signe Sigurd Stine Susanne Svend Søs Thea Tove Trine Ulla Vibeke Åge Åse")
                    .split(" "));
    private static final List<String> LAST = List.of(
            ("Abildgård Andersen Bach Bjørn Brøndum Bøgelund Christensen Clausen Dahl Damgård Fogh Frandsen Gade Grønbæk"
                            + " Hansen Hedegård Højgård Iversen Jensen Jespersen Jørgensen Kjær Kjærgård Kristensen Krøyer"
                            + " Kærsgård Lassen Lauritsen Løvstrøm Madsen Møller Mørch Nielsen Nørgård Olesen Overgård"
                            + " Pedersen Poulsen Rasmussen Ravn Rønne Sandø Skov Skårup Sørensen Thomsen Thygesen Toft Uhre"
                            + " Vestergård Winther Ørsted Østergård Ågren Åkesson")
                    .split(" "));
    private static final List<String> RIGHTS = List.of(
            "Digital Post",
            "NemRefusion",
            "Tinglysning",
            "Skat TastSelv Erhverv",
            "Virk Indberetning",
            "EASY",
            "AUB",
            "Danmarks Statistik",
            "eIndkomst",
            "Barsel.dk",
            "Regnskab Special",
            "Motorregister");

    private final Random random;
    private final LocalDate today;
    private final String domain;
    private final Set<String> cprs = new HashSet<>();
    private final Set<String> mails = new HashSet<>();
    private final List<Map<String, @Nullable Object>> users = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> rights = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> administrators = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> organisation = new ArrayList<>();
    private int rid;

    private DemoSignatures(long seed, int firstRid, String domain, LocalDate today) {
        this.random = new Random(seed);
        this.rid = firstRid;
        this.domain = domain;
        this.today = today;
    }

    /** By CVR number. */
    public static Map<String, RegisteredCompany> companies(LocalDate today) {
        return Map.of(
                NORDLYS, nordlys(today),
                FREMAD, plain(12, FREMAD, "fremad.example", today),
                REGION, plain(2400, REGION, "region.example", today));
    }

    /** People without faults. The seed is the company's number, so that no two companies share their people. */
    public static RegisteredCompany plain(int size, String cvr, String domain, LocalDate today) {
        var demo = new DemoSignatures(Long.parseLong(cvr), 4_000_001, domain, today);
        for (int i = 0; i < size; i++) demo.anybody();
        demo.administrator("NEMID", "SUPER_ADMINISTRATOR", demo.users.get(0));
        demo.datum("EAN", ean(cvr, 1), "Hovedkontor", null);
        demo.datum("INVOICE_EMAIL", "faktura@" + domain, null, null);
        return demo.company();
    }

    /** 254 signatures: 250 people, three of them with two, and one of another company. */
    private static RegisteredCompany nordlys(LocalDate today) {
        var demo = new DemoSignatures(1, 1_002_937, "nordlys.example", today);
        demo.peopleOfTheWalk();
        for (int i = 0; i < 234; i++) demo.anybody();
        demo.faults();
        demo.administrators();
        demo.organisation();
        return demo.company();
    }

    /** Those of demo/README.md and demo/brugere.csv, with the same numbers: Mette's is of a day that never was. */
    private void peopleOfTheWalk() {
        person("Søren Ågård", "soeren", "0211799995", null);
        person("Birgit Østergaard", "birgit", "2406719990", null);
        person("Anders Bæk", "anders", "0901849991", null);
        person("Cecilie Åkjær", "cecilie", "3008909994", null);
        person("Dorthe Juhl", "dorthe", "0112639990", null);
        person("Emil Krogh", "emil", null, "1995-05-17");
        person("Ingrid Nilsson", "ingrid", null, "1988-04-22");
        person("Frederik Toft", "frederik", "1402799991", null);
        person("Gitte Bjerre", "gitte", "2803669990", null);
        person("Henning Østerby", "henning", "0511599990", null);
        person("Ida Schrøder", "ida", "1912929990", null);
        person("Jens-Ole Pærregaard", "jens-ole", "0202819991", null);
        person("Kirsten Ærenlund", "kirsten", "1107709990", null);
        person("Lars Bøgh", null, "2304879991", null);
        person("Mette Ågesen", "mette", "3102759991", null);
        person("Niels Krag", "niels", "0606589990", null).put("status", "EXPIRED");
        users.get(15).put("validUntil", today.minusDays(40).toString());
        again(users.get(4));
    }

    /** What an import should stumble over; the places are among people of no other part. */
    private void faults() {
        for (int i = 40; i < 45; i++) users.get(i).put("email", null);
        users.get(50).put("email", "intern post, hus 4");
        users.get(51).put("email", "kontor@@nordlys.example");
        users.get(60).put("status", "EXPIRED");
        users.get(60).put("validUntil", today.minusDays(300).toString());
        users.get(61).put("validUntil", today.minusDays(1).toString());
        users.get(62).put("validUntil", today.minusDays(90).toString());
        users.get(70).put("status", "INACTIVE");
        users.get(71).put("status", "INACTIVE");
        users.get(90).put("name", "SÃ¸ren BjÃ¦rre");
        users.stream()
                .skip(100)
                .filter(user -> user.get("cpr") != null)
                .limit(2)
                .toList()
                .forEach(this::again);
        right(users.get(110).get("rid"), "Fagportal 2009");
        var stranger = anybody();
        rights.removeIf(right -> right.get("rid").equals(stranger.get("rid")));
        stranger.put("cvr", FREMAD);
    }

    private void administrators() {
        administrator("NEMID", "SUPER_ADMINISTRATOR", users.get(0));
        administrator("NEMID", "ADMINISTRATOR", users.get(1));
        administrator("NEMID", "ADMINISTRATOR", users.get(3));
        administrator("VIRK", "ADMINISTRATOR", users.get(2));
        administrator("VIRK", "ADMINISTRATOR", users.get(5));
    }

    private void organisation() {
        datum("EAN", ean(NORDLYS, 1), "Hovedkontor, Aalborg", null);
        datum("EAN", ean(NORDLYS, 2), "Drift og vedligehold", null);
        datum("EAN", ean(NORDLYS, 3), "Kundecenter, Hjørring", null);
        datum("VOCES", "CVR:24256790-UID:1301201701234", "Lønsystem", today.plusDays(410));
        datum("VOCES", "CVR:24256790-UID:1301201705678", "Økonomisystem", today.minusDays(25));
        datum("FOCES", "CVR:24256790-FID:94731315", "Målerdata til Energinet", today.plusDays(95));
        datum("INVOICE_EMAIL", "faktura@nordlys.example", null, null);
        datum("INVOICE_EAN", ean(NORDLYS, 1), null, null);
        datum("INVOICE_ATTENTION", "Økonomi, Birgit Østergaard", null, null);
        datum("INVOICE_REFERENCE", "Konto 4711", null, null);
    }

    private Map<String, @Nullable Object> anybody() {
        var name = pick(FIRST) + " " + pick(LAST);
        var born = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(18_000));
        var cpr = random.nextInt(17) == 0 ? null : cpr(born);
        return person(name, mail(name), cpr, cpr == null ? born.toString() : null);
    }

    private Map<String, @Nullable Object> person(
            String name, @Nullable String mail, @Nullable String cpr, @Nullable String birthDate) {
        var user = new LinkedHashMap<String, @Nullable Object>();
        user.put("rid", String.valueOf(rid++));
        user.put("name", name);
        user.put("email", mail == null ? null : mail + "@" + domain);
        user.put("cpr", cpr);
        user.put("birthDate", birthDate);
        user.put("status", "ACTIVE");
        user.put("validUntil", today.plusDays(30 + random.nextInt(700)).toString());
        if (cpr != null) cprs.add(cpr);
        users.add(user);
        int first = random.nextInt(RIGHTS.size());
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) right(user.get("rid"), RIGHTS.get((first + i * 5) % RIGHTS.size()));
        return user;
    }

    /** The same person with a second signature and one right that the first has not. */
    private void again(Map<String, @Nullable Object> person) {
        var second = new LinkedHashMap<>(person);
        second.put("rid", String.valueOf(rid++));
        users.add(second);
        RIGHTS.stream()
                .filter(right -> !rights.contains(Map.of("rid", person.get("rid"), "right", right)))
                .limit(2)
                .toList()
                .forEach(right -> right(second.get("rid"), right));
    }

    private void right(@Nullable Object rid, String right) {
        var found = new LinkedHashMap<String, @Nullable Object>();
        found.put("rid", rid);
        found.put("right", right);
        rights.add(found);
    }

    private void administrator(String register, String role, Map<String, @Nullable Object> user) {
        var administrator = new LinkedHashMap<String, @Nullable Object>();
        administrator.put("register", register);
        administrator.put("role", role);
        for (var field : List.of("name", "email", "rid", "cpr", "birthDate")) administrator.put(field, user.get(field));
        administrators.add(administrator);
    }

    private void datum(String kind, String value, @Nullable String label, @Nullable LocalDate until) {
        var datum = new LinkedHashMap<String, @Nullable Object>();
        datum.put("kind", kind);
        datum.put("value", value);
        datum.put("label", label);
        datum.put("validUntil", until == null ? null : until.toString());
        organisation.add(datum);
    }

    private String cpr(LocalDate born) {
        for (int serial = 9900; serial < 10_000; serial++) {
            var cpr = String.format(
                    Locale.ROOT,
                    "%02d%02d%02d%d",
                    born.getDayOfMonth(),
                    born.getMonthValue(),
                    born.getYear() % 100,
                    serial);
            if (!passesTheOldCheck(cpr) && cprs.add(cpr)) return cpr;
        }
        throw new IllegalStateException("too many people born on one day");
    }

    private static boolean passesTheOldCheck(String cpr) {
        int[] weights = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) sum += weights[i] * (cpr.charAt(i) - '0');
        return sum % 11 == 0;
    }

    private static String ean(String cvr, int number) {
        var digits = "579" + cvr + number;
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) sum += (i % 2 == 0 ? 1 : 3) * (digits.charAt(i) - '0');
        return digits + (10 - sum % 10) % 10;
    }

    private String mail(String name) {
        var base = name.toLowerCase(Locale.ROOT)
                .replace("æ", "ae")
                .replace("ø", "oe")
                .replace("å", "aa")
                .replace(" ", ".");
        var mail = base;
        for (int i = 2; !mails.add(mail); i++) mail = base + i;
        return mail;
    }

    private String pick(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private RegisteredCompany company() {
        return new RegisteredCompany(users, rights, administrators, organisation);
    }
}
