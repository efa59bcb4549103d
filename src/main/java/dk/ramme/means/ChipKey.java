package dk.ramme.means;

import dk.ramme.tenancy.AssignedId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;

/**
 * The public half of what a chip proves itself with. The name of the credential is public too: it is random, and at login it is
 * all that says whose chip it is.
 */
@Entity
@Table(name = "chip_key")
@DynamicUpdate
class ChipKey extends AssignedId<byte[]> {

    @Id
    private byte[] credentialId;

    @Column(updatable = false)
    private UUID organisationId;

    @OneToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
    @JoinColumn(name = "means_id", updatable = false)
    private Chip chip;

    @Column(updatable = false)
    private UUID userId;

    private byte[] publicKey;
    private byte[] attestation;
    private byte[] clientData;
    private long signatures;
    private String transports;
    private boolean backupEligible;
    private boolean backedUp;
    private Instant madeAt;

    protected ChipKey() {}

    /** The key of a chip that has just proved itself, and comes with it. */
    ChipKey(Chip chip, CredentialRecord made) {
        this.credentialId = made.getCredentialId().getBytes();
        this.organisationId = chip.organisationId();
        this.chip = chip;
        this.userId = chip.userId();
        this.publicKey = made.getPublicKey().getBytes();
        this.attestation = bytes(made.getAttestationObject());
        this.clientData = bytes(made.getAttestationClientDataJSON());
        this.signatures = made.getSignatureCount();
        this.transports = made.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .sorted()
                .collect(Collectors.joining(" "));
        this.backupEligible = made.isBackupEligible();
        this.backedUp = made.isBackupState();
        this.madeAt = made.getCreated();
    }

    /** It has signed once more. */
    void count(CredentialRecord signed) {
        signatures = signed.getSignatureCount();
        backedUp = signed.isBackupState();
    }

    /** As the standard's library takes it. */
    CredentialRecord asRecord() {
        var used = chip.usedAt();
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(credentialId))
                .userEntityUserId(ChipKeys.handle(userId))
                .publicKey(new ImmutablePublicKeyCose(publicKey))
                .attestationObject(new Bytes(attestation))
                .attestationClientDataJSON(new Bytes(clientData))
                .signatureCount(signatures)
                .uvInitialized(true)
                .transports(transports())
                .backupEligible(backupEligible)
                .backupState(backedUp)
                .created(madeAt)
                .lastUsed(used == null ? madeAt : used)
                .label(chip.name())
                .build();
    }

    private Set<AuthenticatorTransport> transports() {
        return Arrays.stream(transports.split(" "))
                .filter(name -> !name.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
    }

    private static byte[] bytes(@Nullable Bytes bytes) {
        return bytes == null ? new byte[0] : bytes.getBytes();
    }

    @Override
    public byte[] getId() {
        return credentialId;
    }
}
