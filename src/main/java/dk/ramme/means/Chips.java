package dk.ramme.means;

import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import dk.ramme.audit.AuditTrail;
import dk.ramme.link.BaseUrl;
import dk.ramme.means.MeansEvent.MeansActivated;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chips: FIDO2 security keys (WebAuthn), which ask whoever holds them for a PIN or a finger. A question is asked once and
 * kept by whoever asked it; each answer is compared with it, with our address and with the key (T34).
 */
@Service
public class Chips {

    private final MeansOwners owners;
    private final AllMeans means;
    private final AllChipKeys chipKeys;
    private final LoginIds loginIds;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Webauthn4JRelyingPartyOperations standard;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final TransactionTemplate transaction;
    private final Clock clock;

    Chips(
            MeansOwners owners,
            ChipKeys keys,
            ChipUsers users,
            AllMeans means,
            AllChipKeys chipKeys,
            LoginIds loginIds,
            AuditTrail trail,
            ApplicationEventPublisher events,
            BaseUrl baseUrl,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.owners = owners;
        this.means = means;
        this.chipKeys = chipKeys;
        this.loginIds = loginIds;
        this.trail = trail;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        var us = PublicKeyCredentialRpEntity.builder()
                .id(baseUrl.host())
                .name("Ramme")
                .build();
        var origin = baseUrl.baseUrl().getScheme() + "://" + baseUrl.baseUrl().getRawAuthority();
        this.standard = new Webauthn4JRelyingPartyOperations(users, keys, us, Set.of(origin));
        standard.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        standard.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    }

    /** The question to a chip that shall become the user's. */
    public PublicKeyCredentialCreationOptions askNew(UUID user) {
        return transaction.execute(status -> {
            owners.lock(user);
            loginIds.give(user);
            return standard.createPublicKeyCredentialCreationOptions(
                    new ImmutablePublicKeyCredentialCreationOptionsRequest(
                            UsernamePasswordAuthenticationToken.authenticated(
                                    user.toString(), "", AuthorityUtils.createAuthorityList("ROLE_USER"))));
        });
    }

    /** The question to whatever chip of ours is there. */
    public PublicKeyCredentialRequestOptions ask() {
        return standard.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
    }

    /** As the browser takes a question. */
    public String json(Object question) {
        return json.writeValueAsString(question);
    }

    /** The chip is the user's when its answer is right. @return the means it has become; empty for all that is wrong */
    public Optional<UUID> finish(UUID user, PublicKeyCredentialCreationOptions asked, String answer, String name) {
        if (!asked.getUser().getId().equals(ChipKeys.handle(user))) {
            return Optional.empty();
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            owners.lockWithOrganisation(user);
            var chip = register(asked, answer, name);
            // what is half written of a chip that is refused is not kept
            if (chip.isEmpty()) status.setRollbackOnly();
            chip.ifPresent(one -> {
                trail.record("MEANS_ACTIVATED", "means", one, Map.of("kind", IdentificationMeans.CHIP, "user", user));
                events.publishEvent(
                        new MeansActivated(Tenancy.organisation(), user, one, IdentificationMeans.CHIP, name));
            });
            return chip;
        }));
    }

    /** Compares the answer with what was asked, and keeps the key. What goes wrong after that is no fault of the answer. */
    private Optional<UUID> register(PublicKeyCredentialCreationOptions asked, String answer, String name) {
        try {
            var credential = json.readValue(
                    answer, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            var key = standard.registerCredential(
                    new ImmutableRelyingPartyRegistrationRequest(asked, new RelyingPartyPublicKey(credential, name)));
            return chipKeys.owner(key.getCredentialId().getBytes()).map(ChipOwner::meansId);
        } catch (JacksonException // the library meets a part that is missing with a NullPointerException
                | WebAuthnException
                | IllegalArgumentException
                | DataIntegrityViolationException
                | NullPointerException refused) {
            return Optional.empty();
        }
    }

    /** Whose chip answered. Call it outside any organisation. @return empty for all that is wrong */
    public Optional<ChipOwner> check(PublicKeyCredentialRequestOptions asked, String answer) {
        return read(answer)
                .flatMap(credential -> owner(credential.getRawId().getBytes())
                        .filter(owner -> Tenancy.in(owner.organisationId(), () -> isRight(owner, asked, credential))));
    }

    private Optional<PublicKeyCredential<AuthenticatorAssertionResponse>> read(String answer) {
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> credential =
                    json.readValue(answer, new TypeReference<>() {});
            return Optional.of(credential).filter(read -> read.getRawId() != null);
        } catch (JacksonException | IllegalArgumentException | NullPointerException refused) {
            return Optional.empty();
        }
    }

    private Optional<ChipOwner> owner(byte[] credential) {
        return Tenancy.on(CrossTenantTask.LOGIN, () -> transaction.execute(status -> chipKeys.owner(credential)));
    }

    private boolean isRight(
            ChipOwner owner,
            PublicKeyCredentialRequestOptions asked,
            PublicKeyCredential<AuthenticatorAssertionResponse> credential) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                // the means before its key; whoever revokes it meanwhile was first, or waits
                var chip = means.lock(owner.userId(), owner.meansId());
                authenticate(asked, credential);
                chip.orElseThrow().used(clock.instant());
                return true;
            }));
        } catch (MaliciousCounterValueException copied) {
            // two chips with one key: that it happened is worth knowing, though nobody got in
            trail.recordRefusal(
                    "CHIP_REFUSED",
                    "means",
                    owner.meansId(),
                    Map.of("reason", "COUNTER_WENT_BACK", "user", owner.userId()));
            return false;
        } catch (WrongAnswer refused) {
            return false;
        }
    }

    private void authenticate(
            PublicKeyCredentialRequestOptions asked, PublicKeyCredential<AuthenticatorAssertionResponse> credential) {
        try {
            standard.authenticate(new RelyingPartyAuthenticationRequest(asked, credential));
        } catch (MaliciousCounterValueException copied) {
            throw copied;
        } catch (WebAuthnException | IllegalArgumentException | NullPointerException refused) {
            throw new WrongAnswer(refused);
        }
    }

    /** What a chip has answered is not right; the transaction is rolled back. */
    private static class WrongAnswer extends RuntimeException {

        private static final long serialVersionUID = 1L;

        WrongAnswer(Throwable cause) {
            super(cause);
        }
    }

    /** Where a chip belongs. */
    public record ChipOwner(UUID organisationId, UUID meansId, UUID userId) {}
}
