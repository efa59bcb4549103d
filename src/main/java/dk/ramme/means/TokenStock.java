package dk.ramme.means;

import dk.ramme.means.TokenFile.LoadedToken;
import dk.ramme.vault.CprVault;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
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
        var ids = tokens.stream().map(token -> UUID.randomUUID()).toArray(UUID[]::new);
        var secrets = new byte[ids.length][];
        for (var i = 0; i < ids.length; i++) {
            secrets[i] = tokens.get(i).maker().secret().seal(vault, Device.place(ids[i]));
        }
        return jdbc.sql("""
                insert into oath_token (serial, id, kind, method, hash, digits, period, last_position, secret_sealed, loaded_at)
                select t.serial, t.id, :kind, t.method, t.hash, t.digits, t.period, t.position, t.secret, :at
                from unnest(:serials, :ids, :methods, :hashes, :digits, :periods, :positions, :secrets)
                    as t (serial, id, method, hash, digits, period, position, secret)
                on conflict (serial) do nothing
                """)
                .param("kind", kind.name())
                .param("at", Timestamp.from(at))
                .param("serials", tokens.stream().map(LoadedToken::serial).toArray(String[]::new))
                .param("ids", ids)
                .param("methods", makers(tokens, maker -> maker.method().name()).toArray(String[]::new))
                .param("hashes", makers(tokens, maker -> maker.hash().name()).toArray(String[]::new))
                .param("digits", makers(tokens, CodeMaker::digits).toArray(Integer[]::new))
                .param("periods", makers(tokens, CodeMaker::period).toArray(Integer[]::new))
                .param("positions", makers(tokens, CodeMaker::lastPosition).toArray(Long[]::new))
                .param("secrets", secrets)
                .update();
    }

    private static <T> Stream<T> makers(List<LoadedToken> tokens, Function<CodeMaker, T> part) {
        return tokens.stream().map(LoadedToken::maker).map(part);
    }
}
