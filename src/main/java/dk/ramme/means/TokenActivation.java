package dk.ramme.means;

import dk.ramme.means.TokenStock.InStock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes devices out of the stock: whoever reads two codes in a row from one has it in their hand. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TokenActivation {

    private static final int FREE_TRIES = 3;
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final TokenStock stock;
    private final MeansRows rows;
    private final CodeMeansRows codes;
    private final Clock clock;

    TokenActivation(TokenStock stock, MeansRows rows, CodeMeansRows codes, Clock clock) {
        this.stock = stock;
        this.rows = rows;
        this.codes = codes;
        this.clock = clock;
    }

    /** @return the means the device has become, or the user's own that was locked and is open again */
    Optional<UUID> take(UUID user, IdentificationMeans kind, String name, String serial, Code first, Code second) {
        var own = codes.lockOwn(user, kind, serial);
        return own.isPresent()
                ? reopen(own.get(), first, second)
                : stock.lock(user, kind, serial)
                        .filter(token -> !token.mustWait(clock.instant()))
                        .flatMap(token -> take(token, user, kind, name, first, second));
    }

    private Optional<UUID> reopen(CodeMeans own, Code first, Code second) {
        var now = clock.instant();
        if (own.mustWait(now)) {
            return Optional.empty();
        }
        var found = own.maker().find(first, second, now);
        if (found.isEmpty() || !codes.reopen(own.id(), found.get())) {
            codes.refuse(own.id(), own.wrong() + 1, now.plus(PAUSE));
            return Optional.empty();
        }
        return Optional.of(own.id());
    }

    private Optional<UUID> take(
            InStock token, UUID user, IdentificationMeans kind, String name, Code first, Code second) {
        var now = clock.instant();
        var found = token.maker().find(first, second, now);
        if (found.isEmpty()) {
            refuse(token, now);
            return Optional.empty();
        }
        var id = UUID.randomUUID();
        rows.activate(id, user, kind, name, token.serial(), token.maker().at(found.get()), now);
        stock.take(token.serial(), now);
        return Optional.of(id);
    }

    private void refuse(InStock token, Instant now) {
        var wrong = token.wrong() + 1;
        stock.refuse(token.serial(), wrong, wrong < FREE_TRIES ? null : now.plus(PAUSE));
    }
}
