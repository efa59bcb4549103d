package dk.ramme.means;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Users as chips know them: by their number, shown to the person by their user ID. Nothing is kept of them besides. */
@Component
class ChipUsers implements PublicKeyCredentialUserEntityRepository {

    private final LoginIds loginIds;

    ChipUsers(LoginIds loginIds) {
        this.loginIds = loginIds;
    }

    @Override
    public PublicKeyCredentialUserEntity findById(Bytes handle) {
        return of(ChipKeys.user(handle));
    }

    @Override
    public PublicKeyCredentialUserEntity findByUsername(String user) {
        return of(UUID.fromString(user));
    }

    private PublicKeyCredentialUserEntity of(UUID user) {
        var shown = loginIds.of(user).map(LoginId::grouped).orElse("Ramme");
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(ChipKeys.handle(user))
                .name(shown)
                .displayName(shown)
                .build();
    }

    @Override
    public void save(@Nullable PublicKeyCredentialUserEntity user) {
        // there is nothing to keep: a user is there already
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("users are not deleted here");
    }
}
