package dk.ramme.imports.row;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column of the file may hold, and what it may be called; blanks, signs and capitals do not matter. */
public enum Column {
    RID("rid ridnummer ridnr ridnumber ridno", "nemidrid"),
    NAME(
            "navn name fuldenavn fuldtnavn fullname personnavn medarbejdernavn",
            "helenavn medarbejder visningsnavn displayname employeename employee commonname cn"),
    FIRST_NAME(
            "fornavn fornavne firstname givenname", "forogmellemnavn forogmellemnavne firstnames givennames forename"),
    MIDDLE_NAME("mellemnavn mellemnavne middlename middlenames", ""),
    LAST_NAME("efternavn efternavne lastname surname familyname", "sn slægtsnavn"),
    EMAIL(
            "email mail emailadresse emailaddress mailadresse",
            "emails emailadr mailadr mailaddress epost epostadresse arbejdsmail arbejdsemail workemail"),
    CPR("cpr cprnummer cprnr cprnumber cprno personnummer", "personnr"),
    BIRTH_DATE(
            "fødselsdato foedselsdato fødselsdag birthdate dateofbirth birthday",
            "fodselsdato foedselsdag fødtdato født dob born"),
    STATUS("status tilstand state signaturstatus", "aktiv active enabled accountstatus brugerstatus"),
    CVR("cvr cvrnummer cvrnr cvrnumber cvrno", ""),
    VALID_UNTIL(
            "gyldigtil udløber udløb udløbsdato validuntil validto expires expirydate",
            "gyldigtilogmed udloeber udloebsdato fratrådt expirationdate expiration"),
    /** Somebody's last day; where a list has no such thing, it says how long something is valid. */
    END_DATE("slutdato sidstedag enddate lastday", "fratrædelsesdato ophørsdato sidstearbejdsdag terminationdate"),
    RIGHTS("rettigheder rettighed fuldmagter fuldmagt rights right powers power", ""),
    REGISTER("register kilde source", ""),
    ROLE("rolle administratorrolle role administratorrole", ""),
    KIND("type art kind", ""),
    VALUE("værdi vaerdi value", ""),
    LABEL("betegnelse beskrivelse label description", ""),
    /** Of changes to users, from here on. */
    NEW_EMAIL("nyemail nyemailadresse nymail newemail newemailaddress newmail", ""),
    GROUP("gruppe grupper group groups", "indigruppe addtogroup"),
    LEAVE_GROUP("udafgruppe fjernfragruppe leavegroup removefromgroup", ""),
    TAKE_RIGHTS("fjernrettigheder fjernrettighed tagrettigheder takerights removerights removeright", ""),
    WAYS("givlogin loginmed givelogin loginwith", ""),
    TAKE_WAYS("fjernlogin ikkeloginmed removelogin takelogin", ""),
    TELEPHONE("telefon telefonnummer telefonnr tlf telephone telephonenumber phone phonenumber mobile mobil", ""),
    PRODUCTION_UNIT("pnummer pnr pnumber produktionsenhed productionunit", ""),
    SE_NUMBER("senummer senr senumber", ""),
    PSEUDONYM("pseudonym anonymsom", ""),
    DEED("handling action", ""),
    REASON("begrundelse årsag reason", "");

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]");

    private final Set<String> names;
    private final Set<String> otherNames;

    /** @param otherNames those that count where no column has one of the names */
    Column(String names, String otherNames) {
        this.names = Set.of(names.split(" "));
        this.otherNames = Set.of(otherNames.split(" "));
    }

    public static Optional<Column> named(String header) {
        String name = canonical(header);
        if (name.isEmpty()) return Optional.empty();
        return Arrays.stream(values())
                .filter(column -> column.names.contains(name) || column.otherNames.contains(name))
                .findFirst();
    }

    /** Whether it is one of the names that count first. */
    boolean isCalled(String header) {
        return names.contains(canonical(header));
    }

    private static String canonical(String header) {
        var name = Normalizer.normalize(header, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return SIGNS.matcher(name).replaceAll("");
    }

    /** Key of the name that pages and reports give it. */
    public String messageKey() {
        return "imports.column." + name();
    }
}
