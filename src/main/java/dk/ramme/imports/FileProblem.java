package dk.ramme.imports;

/** Why a file is refused as a whole. Nothing of it is kept. */
enum FileProblem {
    NO_FILE,
    EMPTY,
    TOO_LARGE,
    SPREADSHEET,
    PDF,
    PROGRAM,
    NOT_TEXT,
    UTF_16,
    BROKEN_ENCODING,
    LINE_TOO_LONG,
    NO_SEPARATOR,
    TOO_MANY_COLUMNS,
    DUPLICATE_COLUMNS,
    MISSING_COLUMNS,
    FORMULA_IN_HEADER,
    ONLY_HEADER,
    QUOTES,
    TOO_MANY_ROWS;

    /** Key of the sentence that says so. */
    String messageKey() {
        return "imports.file.problem." + name();
    }
}
