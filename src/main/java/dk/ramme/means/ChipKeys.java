package dk.ramme.means;

import dk.ramme.tenancy.Tenancy;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The keys of chips for the standard's library, each bound to a user's means. A revoked chip's key is not found. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ChipKeys implements UserCredentialRepository {

    private final AllChipKeys keys;
    private final Clock clock;

    ChipKeys(AllChipKeys keys, Clock clock) {
        this.keys = keys;
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

    /** Held until the end of the transaction, so that two answers of one chip are counted one after the other. */
    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return keys.lockInUse(credential.getBytes()).map(ChipKey::asRecord).orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return keys.inUseOf(user(handle)).stream().map(ChipKey::asRecord).toList();
    }

    /** A new key with the means it is, or the count of signatures of one that is there. */
    @Override
    public void save(CredentialRecord record) {
        var known = keys.lock(record.getCredentialId().getBytes());
        known.ifPresentOrElse(key -> key.count(record), () -> add(record));
    }

    /** That nobody else has the key, in whatever organisation, the database decides. */
    private void add(CredentialRecord made) {
        var chip = new Chip(Tenancy.organisation(), user(made.getUserEntityUserId()), made.getLabel(), clock.instant());
        keys.saveAndFlush(new ChipKey(chip, made));
    }

    @Override
    public void delete(Bytes credential) {
        throw new UnsupportedOperationException("a chip is revoked as the means it is");
    }
}
