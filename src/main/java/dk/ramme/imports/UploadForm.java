package dk.ramme.imports;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The file that was chosen, if any. */
record UploadForm(@Nullable MultipartFile file) {

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
