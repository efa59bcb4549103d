package dk.ramme.imports;

import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.ui.Numbers;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.BindingResult;

/** Says at the field why a file was refused. */
@Component
class FileRefusals {

    static final String FIELD = "file";

    private final MessageSource messages;
    private final Numbers numbers;
    private final ImportSettings settings;

    FileRefusals(MessageSource messages, Numbers numbers, ImportSettings settings) {
        this.messages = messages;
        this.numbers = numbers;
        this.settings = settings;
    }

    void show(FileRefused refused, BindingResult binding) {
        show(refused, binding, FIELD);
    }

    /** @param field that is to blame */
    void show(FileRefused refused, BindingResult binding, String field) {
        var argument = refused.columns().isEmpty() ? shown(refused.argument()) : names(refused);
        var key = refused.problem().messageKey();
        var part = refused.part();
        if (part == null) {
            binding.rejectValue(field, key, new Object[] {argument}, null);
        } else {
            var reason = messages.getMessage(key, new Object[] {argument}, LocaleContextHolder.getLocale());
            binding.rejectValue(field, "imports.file.problem.part", new Object[] {part, reason}, null);
        }
    }

    private String names(FileRefused refused) {
        return refused.columns().stream()
                .map(column -> messages.getMessage(column.messageKey(), null, LocaleContextHolder.getLocale()))
                .collect(Collectors.joining(", "));
    }

    private String shown(@Nullable Object argument) {
        if (argument instanceof Number number) return numbers.whole(number.longValue());
        if (argument instanceof DataSize size) return numbers.size(size.toBytes());
        return argument == null ? numbers.size(settings.maxFileSize().toBytes()) : argument.toString();
    }
}
