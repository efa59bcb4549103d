package dk.ramme.imports;

import dk.ramme.imports.ReadImport.ImportRunning;
import dk.ramme.imports.decision.FoundAdministrators;
import dk.ramme.imports.registry.SignatureRegistry;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportRuns;
import dk.ramme.imports.run.ImportScope;
import dk.ramme.imports.run.ImportStatus;
import dk.ramme.imports.run.Opening;
import dk.ramme.login.SignedIn;
import dk.ramme.people.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What other modules may know about an organisation's imports. */
@Service
public class Imports {

    /** What an import is called whose rows come from the registry. */
    static final String REGISTRY = "NemID";

    private final SignatureRegistry registry;
    private final ReadImport read;
    private final ImportRuns runs;
    private final FoundAdministrators administrators;
    private final EndImport end;

    Imports(
            SignatureRegistry registry,
            ReadImport read,
            ImportRuns runs,
            FoundAdministrators administrators,
            EndImport end) {
        this.registry = registry;
        this.read = read;
        this.runs = runs;
        this.administrators = administrators;
        this.end = end;
    }

    /** Whether the rows can come from a registry, without any file. */
    public boolean hasRegistry() {
        return registry.isThere();
    }

    /**
     * Has all that the registry knows of the organisation read; nothing is written before somebody has looked at it.
     *
     * @return where that can be followed; nothing while another import is open
     */
    public Optional<String> readRegistry(SignedIn me) {
        try {
            var opening = new Opening(REGISTRY, ImportScope.ALL, me.user(), me.personName());
            return Optional.of(UploadController.RUNS + read.registry(opening));
        } catch (ImportRunning open) {
            return Optional.empty();
        }
    }

    /** The import begun last, whatever has become of it. */
    @Transactional(readOnly = true)
    public Optional<ImportStatus> latest() {
        return runs.latest(false).map(ImportStatus::of);
    }

    /** Who was chosen to be an administrator in an import that has not come to its end, with their roles. */
    @Transactional(readOnly = true)
    public List<Chosen> chosenAdministrators() {
        return runs
                .latest(false)
                .filter(ImportRun::isOpen)
                .map(run -> administrators.chosen(run.id()))
                .orElse(List.of())
                .stream()
                .map(one -> new Chosen(one.name(), one.email(), one.roles()))
                .toList();
    }

    /** How many users all imports together have made. */
    @Transactional(readOnly = true)
    public int brought() {
        return runs.written();
    }

    /** Stops for good whatever is being read, looked at or written; nothing comes of it any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stopAll() {
        end.stopAll();
    }

    /** Somebody who was chosen: one person, however many rows they have. */
    public record Chosen(String name, String email, Set<Role> roles) {}
}
