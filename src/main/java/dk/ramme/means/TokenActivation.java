package dk.ramme.means;

import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes devices out of the stock: whoever reads two codes in a row from one has it in their hand. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TokenActivation {

    private final Devices devices;
    private final AllMeans means;
    private final CprVault vault;
    private final Clock clock;

    TokenActivation(Devices devices, AllMeans means, CprVault vault, Clock clock) {
        this.devices = devices;
        this.means = means;
        this.vault = vault;
        this.clock = clock;
    }

    /** @return the means the device has become, or the user's own that was locked and is open again */
    Optional<Token> take(UUID user, IdentificationMeans kind, String name, String typed, Code first, Code second) {
        var now = clock.instant();
        var serial = asPrinted(typed);
        var own = means.lockToken(user, kind, serial);
        if (own.isPresent()) {
            return own.filter(token -> token.reopen(first, second, vault, now));
        }
        return devices.lock(serial)
                .filter(device -> device.isOpenTo(user, kind))
                .flatMap(device -> device.take(first, second, vault, now))
                .map(maker -> Token.taken(Tenancy.organisation(), user, kind, name, serial, maker, vault, now))
                .map(means::save);
    }

    /** Small and capital letters are told apart on no device's back: as it was typed, if there is one, else as it is kept. */
    private String asPrinted(String typed) {
        var kept = devices.among(List.of(typed, typed.toUpperCase(Locale.ROOT), typed.toLowerCase(Locale.ROOT)));
        return kept.contains(typed) ? typed : kept.stream().findFirst().orElse(typed);
    }
}
