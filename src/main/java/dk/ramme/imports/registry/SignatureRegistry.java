package dk.ramme.imports.registry;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.imports.registry.RegistryRefused.Reason;
import dk.ramme.imports.row.Section;
import dk.ramme.remote.Answer;
import dk.ramme.remote.RemoteSystem;
import dk.ramme.remote.RemoteSystem.AnswerTooLarge;
import dk.ramme.remote.RemoteSystem.RemoteUnavailable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * The registry of employee signatures, by the contract in docs/signature-registry.md; read page by page so that a reader can go on
 * where it stopped.
 */
@Component
@EnableConfigurationProperties(SignatureRegistrySettings.class)
public final class SignatureRegistry {

    private final @Nullable RemoteSystem registry;
    private final int pageSize;

    SignatureRegistry(SignatureRegistrySettings settings, Clock clock) {
        this.registry = settings.url() == null
                ? null
                : new RemoteSystem(
                        "the signature registry",
                        settings.remote(),
                        (int) settings.maxPage().toBytes(),
                        clock);
        this.pageSize = settings.pageSize();
    }

    /** Whether the operator has given Ramme a registry to ask. */
    public boolean isThere() {
        return registry != null;
    }

    /**
     * One page of a section.
     *
     * @param cursor as the page before gave it, null for the first
     * @throws RegistryUnavailable when it does not answer; later it may
     * @throws RegistryRefused when it answers that it will not, or not in the agreed form
     */
    public RegistryPage page(CvrNumber cvr, Section section, @Nullable String cursor) {
        var answer = ask(path(cvr, section, cursor));
        return switch (answer.status()) {
            case 200 -> {
                requireJson(answer);
                yield RegistryJson.read(answer.body(), cvr, section, cursor, pageSize);
            }
            case 404 ->
                throw new RegistryRefused(Reason.UNKNOWN_COMPANY, "the signature registry does not know " + cvr);
            case 401, 403 ->
                throw new RegistryRefused(
                        Reason.NOT_ALLOWED, "the signature registry lets nobody in with this key: " + answer.status());
            default ->
                throw RegistryRefused.notAsAgreed("the signature registry answered with status " + answer.status());
        };
    }

    private String path(CvrNumber cvr, Section section, @Nullable String cursor) {
        var path = "/v1/companies/" + cvr.value() + "/" + RegistryJson.name(section) + "?limit=" + pageSize;
        return cursor == null ? path : path + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }

    private Answer ask(String path) {
        if (registry == null) throw new IllegalStateException("there is no signature registry to ask");
        try {
            return registry.get(path);
        } catch (RemoteUnavailable failure) {
            throw new RegistryUnavailable(String.valueOf(failure.getMessage()), failure);
        } catch (AnswerTooLarge failure) {
            throw RegistryRefused.notAsAgreed(String.valueOf(failure.getMessage()));
        }
    }

    /** What a proxy or a page for maintenance says in the registry's place is not read. */
    private static void requireJson(Answer answer) {
        try {
            var type = MediaType.parseMediaType(answer.contentType());
            if (type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) || "json".equals(type.getSubtypeSuffix())) return;
        } catch (InvalidMediaTypeException none) {
            // as good as another type
        }
        throw RegistryRefused.notAsAgreed("the signature registry's answer is not JSON");
    }
}
