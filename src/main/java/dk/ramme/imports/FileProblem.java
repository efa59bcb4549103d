package dk.ramme.imports;

/** Why a file is refused as a whole. Nothing of it is kept. */
enum FileProblem {
    NO_FILE,
    EMPTY,
    TOO_LARGE,
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
    NOTHING_WANTED,
    QUOTES,
    TOO_MANY_ROWS,
    /** An .xls or .xlsb file. */
    OLD_WORKBOOK,
    ENCRYPTED_WORKBOOK,
    /** Packed like a workbook, but of another program or another kind. */
    OTHER_DOCUMENT,
    BROKEN_WORKBOOK,
    /** What no spreadsheet writes: a document type, endless names, endless depth. */
    STRANGE_WORKBOOK,
    HIDDEN_SHEETS,
    BROKEN_ARCHIVE,
    ENCRYPTED_ARCHIVE,
    UNKNOWN_PACKING,
    NESTED_ARCHIVE,
    LINK_IN_ARCHIVE,
    SAME_NAME_TWICE,
    TOO_MANY_PARTS,
    UNPACKS_TOO_LARGE,
    NOTHING_KNOWN,
    SECTION_TWICE;

    /** Key of the sentence that says so. */
    String messageKey() {
        return "imports.file.problem." + name();
    }
}
