package dk.ramme.imports;

import dk.ramme.imports.row.Masked;
import dk.ramme.imports.run.ImportRun.Source;
import dk.ramme.imports.run.Wanted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * The file that was chosen, if any, and what shall be brought over.
 *
 * @param source {@code FILE} or {@code REGISTRY}; a page with one way only does not ask
 */
record UploadForm(
        @Nullable MultipartFile file,
        @Nullable List<String> wanted,
        @Nullable String source) {

    private static final String USERS = "USERS";
    private static final String ADMINISTRATORS = "ADMINISTRATORS";
    private static final String ORGANISATION = "ORGANISATION";
    static final List<String> CHOICES = List.of(USERS, ADMINISTRATORS, ORGANISATION);

    /** As the page is first shown: everything ticked, the registry chosen where there is one. */
    static UploadForm untouched(boolean registry) {
        return new UploadForm(null, CHOICES, registry ? Source.REGISTRY.name() : Source.FILE.name());
    }

    /** Whoever has chosen a file means it, whatever else they have left as it was. */
    boolean wantsRegistry() {
        return Source.REGISTRY.name().equals(source) && isEmpty();
    }

    boolean wantsNothing() {
        return wanted == null || wanted.stream().noneMatch(CHOICES::contains);
    }

    Wanted wantedParts() {
        var parts = wanted == null ? List.<String>of() : wanted;
        return new Wanted(parts.contains(USERS), parts.contains(ADMINISTRATORS), parts.contains(ORGANISATION));
    }

    boolean isEmpty() {
        return file == null
                || file.getOriginalFilename() == null
                || file.getOriginalFilename().isBlank();
    }

    /** Its name without folders, fit to be shown and kept. */
    String fileName() {
        var name = file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.isBlank() ? "-" : Masked.text(last, 150);
    }
}
