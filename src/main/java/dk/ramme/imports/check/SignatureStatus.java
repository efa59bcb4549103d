package dk.ramme.imports.check;

import dk.ramme.imports.row.Masked;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether whoever a row is about was in use there; a file without that column holds only those that were. */
enum SignatureStatus {
    ACTIVE,
    INACTIVE,
    UNKNOWN;

    private static final Set<String> IN_USE = Set.of(
            "",
            "aktiv",
            "aktive",
            "aktivt",
            "aktiveret",
            "active",
            "activated",
            "gyldig",
            "gyldigt",
            "valid",
            "ja",
            "j",
            "yes",
            "y",
            "true",
            "sand",
            "sandt",
            "1",
            "i brug",
            "in use",
            "enabled",
            "ansat",
            "employed",
            "current",
            "udstedt",
            "issued",
            "ok");

    private static final Set<String> OUT_OF_USE = Set.of(
            "nej",
            "n",
            "no",
            "false",
            "falsk",
            "0",
            "off",
            "fra",
            "left",
            "leaver",
            "lost",
            "former",
            "tidligere",
            "old",
            "gammel",
            "død",
            "dead",
            "deceased",
            "passiv",
            "passive",
            "stop",
            "slut",
            "væk",
            "gone",
            "void",
            "out",
            "ex",
            "end",
            "ended",
            "ends",
            "f");

    /** How words begin that say that something is over, whatever they end in. */
    private static final List<String> OVER = List.of(
            "inaktiv",
            "inactiv",
            "deaktiv",
            "deactiv",
            "afaktiv",
            "disabl",
            "udløb",
            "udloeb",
            "expir",
            "laps",
            "spær",
            "spaer",
            "suspend",
            "bloker",
            "block",
            "lås",
            "laast",
            "lock",
            "tilbagek",
            "revo",
            "annul",
            "cancel",
            "luk",
            "clos",
            "slet",
            "delet",
            "ugyldig",
            "invalid",
            "ophør",
            "ophoer",
            "ophævet",
            "fratråd",
            "fratraad",
            "fratræd",
            "fratraed",
            "afslut",
            "opsagt",
            "opsig",
            "stoppet",
            "stopped",
            "nedlagt",
            "arkiver",
            "archiv",
            "fjern",
            "remov",
            "bortvist",
            "fyret",
            "afskedig",
            "afmeldt",
            "udmeldt",
            "afgået",
            "forlod",
            "forladt",
            "pensioner",
            "retired",
            "resign",
            "dismiss",
            "terminat",
            "finish",
            "withdraw",
            "discontinu",
            "makuler",
            "afdød",
            "obsolete",
            "superseded");

    private static final int LONGEST = 60;

    private static final Pattern NOT =
            Pattern.compile("(?:ikke længere|ikke|ej|not|non|no longer|never|aldrig)[ -]+(.+)");
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

    /** @param text as the field has it, without blanks around it */
    static SignatureStatus of(String text) {
        if (text.isEmpty()) return ACTIVE;
        var word = canonical(text);
        if (word.isEmpty()) return UNKNOWN;
        if (IN_USE.contains(word)) return ACTIVE;
        var not = NOT.matcher(word);
        if (not.matches()) return IN_USE.contains(not.group(1)) ? INACTIVE : UNKNOWN;
        boolean over = OUT_OF_USE.contains(word) || OVER.stream().anyMatch(word::startsWith);
        return over ? INACTIVE : UNKNOWN;
    }

    /** The status that Ramme does not know, as it is shown and decided about; empty where it knows it. */
    static Optional<String> unknown(String text) {
        if (of(text) != UNKNOWN) return Optional.empty();
        var shown = Masked.text(text, LONGEST);
        var word = canonical(shown);
        return Optional.of(word.isEmpty() ? shown : word);
    }

    /** What words are compared by: capitals and signs around them do not count. */
    private static String canonical(String text) {
        return AROUND.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
