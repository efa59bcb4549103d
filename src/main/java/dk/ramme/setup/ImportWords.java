package dk.ramme.setup;

import dk.ramme.imports.run.ImportStatus;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in one line how far an import has come. */
@Component
class ImportWords {

    private final MessageSource messages;

    ImportWords(MessageSource messages) {
        this.messages = messages;
    }

    String of(ImportStatus latest) {
        return of(latest, 0);
    }

    /** @param brought how many users all imports have brought together, which may be more than the latest has */
    String of(ImportStatus latest, int brought) {
        return messages.getMessage(
                "setup.tasks.import." + latest.words(),
                new Object[] {Math.max(brought, latest.written() + latest.updated()), latest.rowsTotal()},
                LocaleContextHolder.getLocale());
    }
}
