package dk.ramme.setup;

import dk.ramme.imports.ImportStatus;
import dk.ramme.ui.Numbers;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in one line how far an import has come. */
@Component
class ImportWords {

    private final MessageSource messages;
    private final Numbers numbers;

    ImportWords(MessageSource messages, Numbers numbers) {
        this.messages = messages;
        this.numbers = numbers;
    }

    String of(ImportStatus latest) {
        return messages.getMessage(
                "setup.tasks.import." + latest.state().name(),
                new Object[] {
                    numbers.whole(latest.written() + latest.updated()), numbers.whole(latest.rowsTotal()),
                },
                LocaleContextHolder.getLocale());
    }
}
