package dk.ramme.people.cpr;

import dk.ramme.identifier.CprNumber;
import dk.ramme.people.Users;
import dk.ramme.vault.CprVault;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The numbers others may know of a user, so that none of them becomes a PIN (M5). They are compared and forgotten. */
@Component
public class OwnNumbers {

    private final Users users;
    private final CprVault vault;

    OwnNumbers(Users users, CprVault vault) {
        this.users = users;
        this.vault = vault;
    }

    /** Birth date in the ways it is written, CPR and RID number; as digits alone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> of(UUID userId) {
        var user = users.findById(userId).orElseThrow();
        var cpr = user.cprNumber(vault);
        var numbers = new HashSet<String>();
        user.rid().ifPresent(numbers::add);
        cpr.map(CprNumber::value).ifPresent(numbers::add);
        user.birthDate().or(() -> cpr.map(CprNumber::birthDate)).ifPresent(day -> numbers.addAll(written(day)));
        return numbers;
    }

    private static Set<String> written(LocalDate day) {
        var ways = new HashSet<String>();
        for (var pattern : new String[] {"ddMMuu", "uuMMdd", "MMdduu", "ddMMuuuu", "uuuuMMdd", "MMdduuuu"}) {
            ways.add(DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(day));
        }
        return ways;
    }
}
