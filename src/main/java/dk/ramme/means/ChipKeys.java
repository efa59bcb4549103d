package dk.ramme.means;

import dk.ramme.tenancy.Tenancy;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The keys of chips, each bound to a user's means in one organisation. A revoked chip's key is not found. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ChipKeys implements UserCredentialRepository {

    private static final String LIVE = """
            select k.*, m.name, m.used_at from chip_key k join user_means m on m.id = k.means_id and m.state = 'ACTIVE' where
            """;

    private final JdbcClient jdbc;
    private final MeansRows rows;
    private final Clock clock;

    ChipKeys(JdbcClient jdbc, MeansRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /** A user as chips know them: the sixteen bytes of their number, which says nothing of the person. */
    static Bytes handle(UUID user) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(user.getMostSignificantBits())
                .putLong(user.getLeastSignificantBits())
                .array());
    }

    static UUID user(Bytes handle) {
        var buffer = ByteBuffer.wrap(handle.getBytes());
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** Whose chip it is, in whatever organisation; asked on login duty. */
    Optional<ChipOwner> owner(Bytes credential) {
        return jdbc.sql("select organisation_id, means_id, user_id from chip_key where credential_id = :id")
                .param("id", credential.getBytes())
                .query(ChipOwner.class)
                .optional();
    }

    /** Held until the end of the transaction, so that two answers of one chip are counted one after the other. */
    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql(LIVE + "k.credential_id = :id for update of k")
                .param("id", credential.getBytes())
                .query(ChipKeys::read)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql(LIVE + "k.user_id = :user")
                .param("user", user(handle))
                .query(ChipKeys::read)
                .list();
    }

    /** A new key with the means it is, or the count of signatures of one that is there. */
    @Override
    public void save(CredentialRecord key) {
        if (count(key) == 0) {
            add(UUID.randomUUID(), key);
        }
    }

    private int count(CredentialRecord key) {
        return jdbc.sql("update chip_key set signatures = :count, backed_up = :backed where credential_id = :id")
                .param("count", key.getSignatureCount())
                .param("backed", key.isBackupState())
                .param("id", key.getCredentialId().getBytes())
                .update();
    }

    private void add(UUID means, CredentialRecord key) {
        var user = user(key.getUserEntityUserId());
        rows.activate(means, user, IdentificationMeans.CHIP, key.getLabel(), null, null, clock.instant());
        jdbc.sql("""
                insert into chip_key (credential_id, organisation_id, means_id, user_id, public_key, attestation, client_data,
                    signatures, transports, backup_eligible, backed_up, made_at)
                values (:id, :organisation, :means, :user, :key, :attestation, :client, :count, :transports, :eligible, :backed,
                    :at)
                """)
                .param("id", key.getCredentialId().getBytes())
                .param("organisation", Tenancy.organisation())
                .param("means", means)
                .param("user", user)
                .param("key", key.getPublicKey().getBytes())
                .param("attestation", bytes(key.getAttestationObject()))
                .param("client", bytes(key.getAttestationClientDataJSON()))
                .param("count", key.getSignatureCount())
                .param(
                        "transports",
                        key.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .sorted()
                                .collect(Collectors.joining(" ")))
                .param("eligible", key.isBackupEligible())
                .param("backed", key.isBackupState())
                .param("at", Timestamp.from(key.getCreated()))
                .update();
    }

    @Override
    public void delete(Bytes credential) {
        throw new UnsupportedOperationException("a chip is revoked as the means it is");
    }

    private static byte[] bytes(@Nullable Bytes bytes) {
        return bytes == null ? new byte[0] : bytes.getBytes();
    }

    private static CredentialRecord read(ResultSet row, int number) throws SQLException {
        var used = row.getTimestamp("used_at");
        var made = row.getTimestamp("made_at").toInstant();
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(handle(row.getObject("user_id", UUID.class)))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .signatureCount(row.getLong("signatures"))
                .uvInitialized(true)
                .transports(transports(row.getString("transports")))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .created(made)
                .lastUsed(used == null ? made : used.toInstant())
                .label(row.getString("name"))
                .build();
    }

    private static Set<AuthenticatorTransport> transports(String kept) {
        return Arrays.stream(kept.split(" "))
                .filter(name -> !name.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
    }
}
