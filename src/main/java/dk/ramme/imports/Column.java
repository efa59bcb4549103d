package dk.ramme.imports;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of the file may hold, and what it may be called; blanks, signs and capitals do not matter. */
enum Column {
    RID("rid", "ridnummer", "ridnr", "ridnumber", "ridno"),
    NAME("navn", "name", "fuldenavn", "fuldtnavn", "fullname", "personnavn", "medarbejdernavn"),
    FIRST_NAME("fornavn", "fornavne", "firstname", "givenname"),
    LAST_NAME("efternavn", "efternavne", "lastname", "surname", "familyname"),
    EMAIL("email", "mail", "emailadresse", "emailaddress", "mailadresse"),
    CPR("cpr", "cprnummer", "cprnr", "cprnumber", "cprno", "personnummer"),
    BIRTH_DATE("fødselsdato", "foedselsdato", "fødselsdag", "birthdate", "dateofbirth", "birthday"),
    STATUS("status", "tilstand", "state", "signaturstatus"),
    CVR("cvr", "cvrnummer", "cvrnr", "cvrnumber", "cvrno"),
    VALID_UNTIL("gyldigtil", "udløber", "udløb", "udløbsdato", "validuntil", "validto", "expires", "expirydate"),
    RIGHTS("rettigheder", "rettighed", "fuldmagter", "fuldmagt", "rights", "right", "powers", "power"),
    REGISTER("register", "kilde", "source"),
    ROLE("rolle", "administratorrolle", "role", "administratorrole"),
    KIND("type", "art", "kind"),
    VALUE("værdi", "vaerdi", "value"),
    LABEL("betegnelse", "beskrivelse", "label", "description");

    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    static Optional<Column> named(String header) {
        String name = canonical(header);
        return Arrays.stream(values())
                .filter(column -> column.names.contains(name))
                .findFirst();
    }

    private static String canonical(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Key of the name that pages and reports give it. */
    public String messageKey() {
        return "imports.column." + name();
    }
}
