package dk.ramme.means;

import dk.ramme.means.TokenFile.LoadedToken;
import dk.ramme.vault.CprVault;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Loads the devices of a file into the stock, many at once: SQL, since the number of a device decides in the database whether
 * it was ever here, and so that the operator's command needs no more than a connection ({@link Device} is one of them).
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class TokenStock {

    private final JdbcClient jdbc;
    private final CprVault vault;

    TokenStock(JdbcClient jdbc, CprVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Adds those that were never here. @return how many they are */
    int load(IdentificationMeans kind, List<LoadedToken> tokens, Instant at) {
        return tokens.stream().mapToInt(token -> add(kind, token, at)).sum();
    }

    private int add(IdentificationMeans kind, LoadedToken token, Instant at) {
        var id = UUID.randomUUID();
        var maker = token.maker();
        return jdbc.sql("""
                insert into oath_token (serial, id, kind, method, hash, digits, period, last_position, secret_sealed, loaded_at)
                values (:serial, :id, :kind, :method, :hash, :digits, :period, :position, :secret, :at)
                on conflict (serial) do nothing
                """)
                .param("serial", token.serial())
                .param("id", id)
                .param("kind", kind.name())
                .param("method", maker.method().name())
                .param("hash", maker.hash().name())
                .param("digits", maker.digits())
                .param("period", maker.period())
                .param("position", maker.lastPosition())
                .param("secret", maker.secret().seal(vault, Device.place(id)))
                .param("at", Timestamp.from(at))
                .update();
    }
}
